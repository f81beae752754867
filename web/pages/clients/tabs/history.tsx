import { Badge, Button, Group, Stack, Text, Timeline } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findDifferences } from '#fields/read.ts'
import { client as clientResource } from '#model/client.ts'
import type { ClientVersion } from '#model/client-version.ts'
import { call } from '../../../api/call.ts'
import { type AnyRow, listOf, queries } from '../../../api/rows.ts'
import { may } from '../../../auth/tokens.ts'
import { type Changes, ChangeTable } from '../../../form/change-table.tsx'
import { rowsOf } from '../../../list/row-list.tsx'
import { Blank } from '../../../parts/blank.tsx'
import { Confirm } from '../../../parts/confirm.tsx'
import { Failure } from '../../../parts/failure.tsx'
import { done, refused } from '../../../parts/said.ts'
import { Waiting } from '../../../parts/waiting.tsx'
import { When } from '../../../parts/when.tsx'
import { RowLink } from '../../resources/cell.tsx'
import { CLIENTS, type ClientRow } from '../client-row.ts'

/** A version as the API tells it: the client as it was, and what that changed. */
interface Version extends ClientVersion {
  readonly changes: Changes
}

/** Fields that change at every edit and tell nobody anything. */
const bookkeeping = new Set(['version', 'updated_at'])
const present = (row: AnyRow): AnyRow => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))

function changesBetween(before: AnyRow, after: AnyRow) {
  const changes = findDifferences(clientResource, present(before), present(after))
  return Object.fromEntries(Object.entries(changes).filter(([name]) => !bookkeeping.has(name)))
}

/** Every version of the client: who made it so, when, what changed; and the way back. */
export default function HistoryTab({ client }: { readonly client: ClientRow }) {
  const { t } = useTranslation()
  const path = `${CLIENTS}/${encodeURIComponent(client.id)}/versions`
  const query = useInfiniteQuery(listOf<Version>(path))
  const [asked, ask] = useState<Version>()
  const restoring = useMutation({
    mutationFn: async (version: number) => {
      await call(`${path}/${version}/restore`, { method: 'POST' })
      await queries.invalidateQueries()
    },
    onSuccess: () => done(t('client.restored')),
    onError: refused,
    onSettled: () => ask(undefined),
  })
  if (query.isPending) return <Waiting lines={4} />
  if (query.isError) return <Failure failure={query.error} again={() => void query.refetch()} />
  const versions = rowsOf(query)
  if (versions.length === 0) return <Blank icon={IconHistory} title={t('client.no_history')} words={t('client.no_history_words')} />
  return (
    <Stack className="card" p="lg">
      <Timeline bulletSize={14} lineWidth={2}>
        {versions.map((version) => (
          <Timeline.Item key={version.version}>
            <Entry version={version} current={version.version === client.version} restore={() => ask(version)} />
          </Timeline.Item>
        ))}
      </Timeline>
      {query.hasNextPage && (
        <Button variant="default" onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t('list.more')}
        </Button>
      )}
      {asked && (
        <Confirm
          title={t('client.restore_title', { version: asked.version })}
          words={<ChangeTable resource={clientResource} changes={changesBetween(client as never, asked.client)} />}
          act={t('client.restore')}
          busy={restoring.isPending}
          confirm={() => restoring.mutate(asked.version)}
          cancel={() => ask(undefined)}
        />
      )}
    </Stack>
  )
}

interface EntryParts {
  readonly version: Version
  readonly current: boolean
  readonly restore: () => void
}

/** One version: who made it so, when, and what that changed. */
const Entry = ({ version, current, restore }: EntryParts) => {
  const { t } = useTranslation()
  return (
    <>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Group gap="xs">
          <Text fw={600} size="sm">
            {t('client.version', { version: version.version })}
          </Text>
          {current && <Badge color="teal">{t('client.current')}</Badge>}
          <Text size="sm" c="dimmed" component="div">
            <When at={version.at} />{' '}
            {version.actor_id && (version.actor_type === 'system' ? version.actor_id : <RowLink resource={version.actor_type} id={version.actor_id} />)}
          </Text>
        </Group>
        {!current && may('clients', 'manage') && (
          <Button size="compact-sm" variant="default" style={{ flex: 'none' }} onClick={restore}>
            {t('client.restore')}
          </Button>
        )}
      </Group>
      {version.version > 1 && Object.keys(version.changes).length > 0 ? (
        <ChangeTable resource={clientResource} changes={version.changes} />
      ) : (
        <Text size="sm" c="dimmed" mt={4}>
          {t(version.version > 1 ? 'client.no_changes' : 'client.made')}
        </Text>
      )}
    </>
  )
}
