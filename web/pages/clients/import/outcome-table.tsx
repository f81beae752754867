import { Anchor, Badge, Stack, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { client } from '#model/client.ts'
import { ChangeTable } from '../../../form/change-table.tsx'
import { messageWord } from '../../../i18n/wording.ts'
import { type Entry, nameOf } from './entries.ts'
import type { Import, ImportOutcome } from './use-import.ts'

const colours = { created: 'teal', changed: 'blue', unchanged: 'gray', refused: 'red' } as const
/** More lines than this nobody reads; the counts above tell of all, and every refused one is in the file. */
const SHOWN = 500

/** Each line of the file: its client, what becomes of it, and why not. The refused ones stand first. */
export const OutcomeTable = ({ entries, run }: { readonly entries: readonly Entry[]; readonly run: Import }) => {
  const { t } = useTranslation()
  const isRefused = (entry: Entry) => run.outcomeOf(entry)?.outcome === 'refused'
  const ordered = [...entries.filter(isRefused), ...entries.filter((entry) => !isRefused(entry))].slice(0, SHOWN)
  return (
    <Table.ScrollContainer minWidth={300} type="native" className="card" tabIndex={0} role="region" aria-label={t('import.lines')}>
      <Table aria-label={t('import.lines')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={64}>{t('import.line')}</Table.Th>
            <Table.Th>{t('clients.name')}</Table.Th>
            <Table.Th>{t('import.outcome')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ordered.map((entry) => (
            <Line key={entry.line} entry={entry} outcome={run.outcomeOf(entry)} isDone={run.real.outcomes.length > 0} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

const Line = ({ entry, outcome, isDone }: { readonly entry: Entry; readonly outcome: ImportOutcome | undefined; readonly isDone: boolean }) => {
  const { t } = useTranslation()
  const name = nameOf(entry)
  return (
    <Table.Tr data-line={entry.line}>
      <Table.Td valign="top">{entry.line}</Table.Td>
      <Table.Td valign="top" style={{ overflowWrap: 'anywhere' }}>
        {isDone && outcome?.id ? (
          <Anchor size="sm" renderRoot={(props) => <Link to={`/clients/${encodeURIComponent(outcome.id ?? '')}`} {...props} />}>
            {name}
          </Anchor>
        ) : (
          name
        )}
      </Table.Td>
      <Table.Td>
        {outcome && (
          <Stack gap={4} align="flex-start">
            <Badge color={colours[outcome.outcome]} variant="light">
              {t(`import.${outcome.outcome}`)}
            </Badge>
            {outcome.outcome === 'refused' && <Reasons outcome={outcome} />}
            {outcome.changes && Object.keys(outcome.changes).length > 0 && <ChangeTable resource={client} changes={outcome.changes} />}
          </Stack>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

const Reasons = ({ outcome: { errors, message = '' } }: { readonly outcome: ImportOutcome }) => (
  <>
    {errors === undefined && <Text size="sm">{messageWord(message)}</Text>}
    {Object.entries(errors ?? {}).map(([field, said]) => (
      <Text key={field} size="sm" style={{ overflowWrap: 'anywhere' }}>
        <span className="mono">{field}</span> {said.map(messageWord).join(' · ')}
      </Text>
    ))}
  </>
)
