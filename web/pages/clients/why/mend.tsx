import { Alert, Button, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client as clientResource } from '#model/client.ts'
import { call } from '../../../api/call.ts'
import { fetchOne, patch, queries, type Versioned } from '../../../api/rows.ts'
import { may } from '../../../auth/tokens.ts'
import { ChangeTable } from '../../../form/change-table.tsx'
import { Confirm } from '../../../parts/confirm.tsx'
import { done, refused } from '../../../parts/said.ts'
import { CLIENTS, type ClientRow } from '../client-row.ts'
import { type Explained, explanationsAt, type Replayed } from './explained.ts'

interface MendParts {
  readonly explained: Explained
  readonly root: string
}
/** The client as it was read, and the patch that was made for that version of it. */
interface Fixing {
  readonly seen: Versioned<ClientRow>
  readonly fix: Partial<ClientRow>
}

/** Reads the client first and the fix after it: should another edit come between, the version tells, and nothing of it is lost. */
async function readFix({ explained, root }: MendParts): Promise<Fixing | undefined> {
  const seen = await fetchOne<ClientRow>(root, explained.client_id)
  const { row } = await fetchOne<Explained>(explanationsAt(root, explained.client_id), explained.request_id)
  return row.fix && { seen, fix: row.fix }
}

function useMend({ explained, root }: MendParts) {
  const { t } = useTranslation()
  const path = explanationsAt(root, explained.client_id)
  const [fixing, ask] = useState<Fixing>()
  const replaying = useMutation({
    mutationFn: async () => (await call<{ data: Replayed }>(`${path}/${encodeURIComponent(explained.request_id)}/replay`, { method: 'POST' })).body.data,
    onError: refused,
  })
  const reading = useMutation({ mutationFn: () => readFix({ explained, root }), onSuccess: (found) => ask(found), onError: refused })
  const patching = useMutation({
    mutationFn: ({ seen, fix }: Fixing) =>
      patch<ClientRow>(root, { id: explained.client_id, name: clientResource.name, changes: fix as Record<string, unknown>, etag: seen.etag }),
    onSuccess: async () => {
      done(t('why.fixed'))
      await queries.invalidateQueries({ queryKey: [path] })
      replaying.mutate()
    },
    onError: refused,
    onSettled: () => ask(undefined),
  })
  return { fixing, ask, replaying, reading, patching }
}

/** Mends the client in one step, and shows whether the request passes then. */
export const Mend = (parts: MendParts) => {
  const { t } = useTranslation()
  const { fixing, ask, replaying, reading, patching } = useMend(parts)
  const writable = parts.root !== CLIENTS || may('clients', 'manage')
  return (
    <>
      <Group gap="xs">
        {parts.explained.fix && writable && (
          <Button size="xs" loading={reading.isPending} onClick={() => reading.mutate()}>
            {t('why.fix')}
          </Button>
        )}
        <Button size="xs" variant="default" loading={replaying.isPending} onClick={() => replaying.mutate()}>
          {t('why.replay')}
        </Button>
      </Group>
      {replaying.data && <Outcome {...replaying.data} />}
      {fixing && (
        <Confirm
          title={t('why.fix_title')}
          words={<ChangeTable resource={clientResource} changes={changesIn(fixing)} />}
          act={t('why.fix')}
          busy={patching.isPending}
          confirm={() => patching.mutate(fixing)}
          cancel={() => ask(undefined)}
        />
      )}
    </>
  )
}

const changesIn = ({ seen, fix }: Fixing) =>
  Object.fromEntries(Object.entries(fix).map(([name, after]) => [name, { before: seen.row[name as keyof ClientRow], after }]))

const Outcome = ({ passes, check, message }: Replayed) => {
  const { t } = useTranslation()
  if (passes === null) return <Alert color="gray">{t('why.unknown')}</Alert>
  if (check === null) return <Alert color="teal">{t('why.passes')}</Alert>
  return (
    <Alert color={passes ? 'yellow' : 'red'} title={t(passes ? 'why.fails_later' : 'why.fails')}>
      {passes ? t(`why.said.${check}`) : <span lang="en">{message}</span>}
    </Alert>
  )
}
