import { Badge, Button, Group, Modal, Select, Stack, Text, Timeline } from '@mantine/core'
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
  readonly actor_name?: string
}

/** Fields that change at every edit and tell nobody anything. */
const bookkeeping = new Set(['version', 'updated_at'])
const withoutNulls = (row: AnyRow): AnyRow => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))

function changesBetween(before: AnyRow, after: AnyRow) {
  const changes = findDifferences(clientResource, withoutNulls(before), withoutNulls(after))
  return Object.fromEntries(Object.entries(changes).filter(([name]) => !bookkeeping.has(name)))
}

/** Every version of the client: who made it so, when, what changed; and the way back. */
export default function HistoryTab({ client }: { readonly client: ClientRow }) {
  const { t } = useTranslation()
  const path = `${CLIENTS}/${encodeURIComponent(client.id)}/versions`
  const query = useInfiniteQuery(listOf<Version>(path))
  const [asked, ask] = useState<Version>()
  const [compared, compare] = useState<Version>()
  const [by, setBy] = useState<string | null>(null)
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
  const all = rowsOf(query)
  // Compared as both are stored: the client as it is shown also holds the names of what it refers to, which no version changes.
  const present = all.find(({ version }) => version === client.version)?.client ?? client
  const versions = by === null ? all : all.filter(({ actor_id }) => actor_id === by)
  if (all.length === 0) return <Blank icon={IconHistory} title={t('client.no_history')} words={t('client.no_history_words')} />
  return (
    <Stack className="card" p="lg">
      <Actors actors={actorsOf(all)} by={by} set={setBy} />
      <Timeline bulletSize={14} lineWidth={2}>
        {versions.map((version) => (
          <Timeline.Item key={version.version}>
            <Entry version={version} current={version.version === client.version} restore={() => ask(version)} compare={() => compare(version)} />
          </Timeline.Item>
        ))}
      </Timeline>
      {query.hasNextPage && (
        <Button variant="default" onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t('list.more')}
        </Button>
      )}
      {compared && <Compare all={all} from={compared} close={() => compare(undefined)} />}
      {asked && (
        <Confirm
          title={t('client.restore_title', { version: asked.version })}
          words={<ChangeTable resource={clientResource} changes={changesBetween(present as never, asked.client)} />}
          act={t('client.restore')}
          busy={restoring.isPending}
          confirm={() => restoring.mutate(asked.version)}
          cancel={() => ask(undefined)}
        />
      )}
    </Stack>
  )
}

/** The actors who made the versions, by name: people, clients and the server itself. */
const actorsOf = (versions: readonly Version[]): ReadonlyMap<string, string> =>
  new Map(versions.flatMap(({ actor_id, actor_name }) => (actor_id ? [[actor_id, actor_name ?? actor_id] as const] : [])))

interface ActorsParts {
  readonly actors: ReadonlyMap<string, string>
  readonly by: string | null
  readonly set: (by: string | null) => void
}

/** Narrows the versions to those of one actor. */
const Actors = ({ actors, by, set }: ActorsParts) => {
  const { t } = useTranslation()
  if (actors.size < 2) return null
  return (
    <Select
      w={220}
      label={t('client.changed_by')}
      clearable
      clearButtonProps={{ 'aria-label': t('list.clear') }}
      value={by}
      data={[...actors].map(([value, label]) => ({ value, label }))}
      onChange={set}
    />
  )
}

interface CompareParts {
  readonly all: readonly Version[]
  readonly from: Version
  readonly close: () => void
}

/** Compares any two versions of the client. */
const Compare = ({ all, from, close }: CompareParts) => {
  const { t } = useTranslation()
  const [chosen, choose] = useState(String(all.find(({ version }) => version !== from.version)?.version ?? from.version))
  const other = all.find(({ version }) => String(version) === chosen) ?? from
  const [older, newer] = other.version < from.version ? [other, from] : [from, other]
  const changes = changesBetween(older.client, newer.client)
  return (
    <Modal opened onClose={close} size="xl" title={t('client.compare_title', { version: from.version })} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <Stack>
        <Select
          label={t('client.compare_with')}
          allowDeselect={false}
          value={chosen}
          data={all
            .filter(({ version }) => version !== from.version)
            .map(({ version }) => ({ value: String(version), label: t('client.version', { version }) }))}
          onChange={(value) => choose(value ?? chosen)}
        />
        {Object.keys(changes).length === 0 ? <Text size="sm">{t('client.same')}</Text> : <ChangeTable resource={clientResource} changes={changes} />}
      </Stack>
    </Modal>
  )
}

interface EntryParts {
  readonly version: Version
  readonly current: boolean
  readonly restore: () => void
  readonly compare: () => void
}

/** One version: who made it so, when, and what that changed. */
const Entry = ({ version, current, restore, compare }: EntryParts) => {
  const { t } = useTranslation()
  return (
    <>
      <Group justify="space-between" align="flex-start">
        <Group gap="xs">
          <Text fw={600} size="sm">
            {t('client.version', { version: version.version })}
          </Text>
          {current && <Badge color="teal">{t('client.current')}</Badge>}
          <Text size="sm" c="dimmed" component="div">
            <When at={version.at} />{' '}
            {version.actor_id &&
              (version.actor_type === 'system' ? version.actor_id : <RowLink resource={version.actor_type} id={version.actor_id} name={version.actor_name} />)}
          </Text>
        </Group>
        <Group gap="xs" style={{ flex: 'none' }}>
          <Button size="compact-sm" variant="subtle" onClick={compare}>
            {t('client.compare')}
          </Button>
          {!current && may('clients', 'manage') && (
            <Button size="compact-sm" variant="default" onClick={restore}>
              {t('client.restore')}
            </Button>
          )}
        </Group>
      </Group>
      {version.reason && (
        <Text size="sm" mt={4}>
          {t('client.because', { reason: version.reason })}
        </Text>
      )}
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
