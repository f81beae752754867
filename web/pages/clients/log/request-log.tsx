import { Button, Group, SegmentedControl, Stack, Table, Text } from '@mantine/core'
import { IconListSearch, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { grantWord, valueWord } from '../../../i18n/wording.ts'
import { Blank } from '../../../parts/blank.tsx'
import { Failure } from '../../../parts/failure.tsx'
import { NameTag } from '../../../parts/name-tag.tsx'
import { Waiting } from '../../../parts/waiting.tsx'
import { When } from '../../../parts/when.tsx'
import { RowLink } from '../../resources/cell.tsx'
import { RefusalCard } from '../why/refusal-card.tsx'
import { type LogEntry, type LogSource, type Outcome, outcomes, useLog } from './use-log.ts'

/** The request log of a client or of the tenant: live, filtered by outcome, stopped and resumed; a refusal opens its explanation. */
export default function RequestLog(source: LogSource) {
  const { t } = useTranslation()
  const [outcome, setOutcome] = useState<Outcome>('all')
  const [live, setLive] = useState(true)
  const [open, setOpen] = useState<string>()
  const { entries, pending, failure, again } = useLog(source, outcome, live)
  if (pending) return <Waiting lines={4} />
  if (failure) return <Failure failure={failure} again={() => void again()} />
  return (
    <section className="card" aria-label={t('log.title')}>
      <Group justify="space-between" p="md">
        <SegmentedControl
          size="xs"
          aria-label={t('log.outcome')}
          value={outcome}
          onChange={(value) => setOutcome(value as Outcome)}
          data={outcomes.map((value) => ({ value, label: t(`log.outcomes.${value}`) }))}
        />
        <Button
          size="xs"
          variant="default"
          leftSection={live ? <IconPlayerPause size={14} /> : <IconPlayerPlay size={14} />}
          onClick={() => setLive(!live)}
          aria-pressed={!live}
        >
          {t(live ? 'log.stop' : 'log.resume')}
        </Button>
      </Group>
      {entries.length === 0 ? (
        <Blank icon={IconListSearch} title={t('log.none')} words={t('log.none_words')} />
      ) : (
        <Table.ScrollContainer minWidth={300} type="native" tabIndex={0} role="region" aria-label={t('log.title')}>
          <Table aria-label={t('log.title')}>
            <LogHead tenant={source.client === undefined} />
            <Table.Tbody>
              {entries.map((entry) => (
                <Fragment key={entry.id}>
                  <Line
                    entry={entry}
                    tenant={source.client === undefined}
                    open={open === entry.id}
                    toggle={() => setOpen(open === entry.id ? undefined : entry.id)}
                  />
                  {open === entry.id && entry.explained && (
                    <Table.Tr>
                      <Table.Td colSpan={7}>
                        <RefusalCard explained={entry.explained} root={source.root} />
                      </Table.Td>
                    </Table.Tr>
                  )}
                </Fragment>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  )
}

const LogHead = ({ tenant }: { readonly tenant: boolean }) => {
  const { t } = useTranslation()
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th>{t('log.time')}</Table.Th>
        <Table.Th>{t('log.outcome')}</Table.Th>
        {tenant && <Table.Th>{t('client.client')}</Table.Th>}
        <Table.Th visibleFrom="sm">{t('log.endpoint')}</Table.Th>
        <Table.Th visibleFrom="md">{t('log.network')}</Table.Th>
        <Table.Th visibleFrom="md">{t('log.proof')}</Table.Th>
        <Table.Th visibleFrom="sm">{t('log.request')}</Table.Th>
      </Table.Tr>
    </Table.Thead>
  )
}

interface LineParts {
  readonly entry: LogEntry
  readonly tenant: boolean
  readonly open: boolean
  readonly toggle: () => void
}

const Line = ({ entry, tenant, open, toggle }: LineParts) => {
  const { t } = useTranslation()
  const { explained } = entry
  return (
    <Table.Tr data-request={entry.request_id}>
      <Table.Td>
        <When at={entry.at} />
      </Table.Td>
      <Table.Td>
        <Stack gap={2}>
          <Group gap={6} wrap="nowrap">
            <span className={`dot ${explained ? 'bad' : 'good'}`} aria-hidden />
            <Text span size="sm">
              {explained ? valueWord(explained.check) : t('log.issued', { grant: grantWord(entry.what) })}
            </Text>
          </Group>
          {explained && (
            <Button size="compact-xs" variant="subtle" aria-expanded={open} onClick={toggle} style={{ alignSelf: 'flex-start' }}>
              {t('log.why')}
            </Button>
          )}
        </Stack>
      </Table.Td>
      {tenant && <Table.Td>{entry.client_id === '-' ? '—' : <RowLink resource="client" id={entry.client_id} />}</Table.Td>}
      <Table.Td visibleFrom="sm" className="mono">
        {entry.endpoint}
      </Table.Td>
      <Table.Td visibleFrom="md" className="mono">
        {entry.network ?? '—'}
      </Table.Td>
      <Table.Td visibleFrom="md">{entry.proof_name ?? (entry.proof ? <NameTag value={entry.proof} short /> : '—')}</Table.Td>
      <Table.Td visibleFrom="sm">{entry.request_id ? <NameTag value={entry.request_id} short /> : '—'}</Table.Td>
    </Table.Tr>
  )
}
