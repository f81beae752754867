import { Button, Group, Progress, Stack, Table, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import type { AnyRow } from '../../api/rows.ts'
import { messageWord } from '../../i18n/wording.ts'
import { Failure } from '../../parts/failure.tsx'
import { Panel } from '../../parts/panel.tsx'
import { When } from '../../parts/when.tsx'

interface Difference {
  readonly request_id: string
  readonly at: number
  readonly operation: string
  readonly client_id: string
  readonly user_id: string | null
  readonly reason: string | null
}
interface ReplayPage {
  readonly data: { readonly examined: number; readonly newly_allowed: readonly Difference[]; readonly newly_denied: readonly Difference[] }
  readonly page: { readonly next: string | null; readonly total: number | null }
}
interface Found {
  readonly examined: number
  readonly total: number
  readonly allowed: readonly Difference[]
  readonly denied: readonly Difference[]
}

const nothing: Found = { examined: 0, total: 0, allowed: [], denied: [] }
/** More pages than any record holds. */
const MOST_PAGES = 200

async function replayAll(policy: AnyRow, tell: (found: Found) => void): Promise<Found> {
  let [found, after] = [nothing, undefined as string | undefined]
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const { body } = await call<ReplayPage>('/api/policies/replay', { method: 'POST', body: { policy, ...(after === undefined ? {} : { after }) } })
    found = {
      examined: found.examined + body.data.examined,
      total: body.page.total ?? found.total,
      allowed: [...found.allowed, ...body.data.newly_allowed],
      denied: [...found.denied, ...body.data.newly_denied],
    }
    tell(found)
    if (body.page.next === null) break
    after = body.page.next
  }
  return found
}

/** The edited policy over the decisions that are kept: who would newly be denied, and who allowed. */
export const Replay = ({ read }: { readonly read: () => AnyRow }) => {
  const { t } = useTranslation()
  const [found, setFound] = useState<Found>()
  const replaying = useMutation({ mutationFn: () => replayAll(read(), setFound), onMutate: () => setFound(undefined) })
  const share = found ? (found.total === 0 ? 100 : Math.min(100, (100 * found.examined) / found.total)) : 0
  return (
    <Panel title={t('lab.replay')}>
      <Text size="sm" c="dimmed">
        {t('lab.replay_words')}
      </Text>
      <Group>
        <Button variant="default" onClick={() => replaying.mutate()} loading={replaying.isPending}>
          {t('lab.replay_run')}
        </Button>
        {found && (
          <Text size="sm" role="status">
            {t('lab.examined', { count: found.examined })}
          </Text>
        )}
      </Group>
      {replaying.isPending && <Progress value={share} aria-label={t('lab.replay')} />}
      {replaying.isError && <Failure failure={replaying.error} />}
      {found && !replaying.isPending && (
        <Stack gap="sm">
          <Differences title={t('lab.newly_denied', { count: found.denied.length })} rows={found.denied} />
          <Differences title={t('lab.newly_allowed', { count: found.allowed.length })} rows={found.allowed} />
        </Stack>
      )}
    </Panel>
  )
}

const SHOWN = 100

const Differences = ({ title, rows }: { readonly title: string; readonly rows: readonly Difference[] }) => {
  const { t } = useTranslation()
  if (rows.length === 0) return <Text size="sm">{title}</Text>
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table aria-label={title} captionSide="top">
        <Table.Caption>{title}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('lab.caller')}</Table.Th>
            <Table.Th>{t('lab.operation')}</Table.Th>
            <Table.Th>{t('lab.why')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.slice(0, SHOWN).map((row) => (
            <Table.Tr key={`${row.request_id} ${row.at}`}>
              <Table.Td>{row.user_id ? `${row.user_id} · ${row.client_id}` : row.client_id}</Table.Td>
              <Table.Td>
                {row.operation} <When at={row.at} />
              </Table.Td>
              <Table.Td>{row.reason ? messageWord(row.reason) : '—'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
