import { Button, Group, Menu, Paper, Text } from '@mantine/core'
import { IconChevronUp } from '@tabler/icons-react'
import i18next from 'i18next'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadPart } from '../../api/load-part.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { done as told } from '../../parts/said.ts'
import { type BulkChange, bulkChanges } from './bulk-change-names.ts'
import { BulkSecrets } from './bulk-secrets.tsx'
import type { ListedClient } from './client-row.ts'
import { offerUndo } from './undo-removal.tsx'
import { type BulkOutcome, useBulk } from './use-bulk.ts'

const BulkChangeDialog = lazy(() => loadPart(() => import('./bulk-changes.tsx')))

const confirmed = ['enable', 'disable', 'remove'] as const
type Act = (typeof confirmed)[number]

/** The names of the actions in the API. */
const wire = { enable: 'enable', disable: 'disable', remove: 'delete' } as const

interface BulkBarParts {
  readonly rows: readonly ListedClient[]
  readonly done: () => void
}

/** The actions on the chosen clients together. A refused one does not stop the others; it is named. */
export default function BulkBar({ rows, done }: BulkBarParts) {
  const { t } = useTranslation()
  const [asked, ask] = useState<Act | BulkChange>()
  const [rotated, tell] = useState<readonly BulkOutcome[]>()
  const settled = () => ask(undefined)
  const acting = useBulk(rows, {
    done({ action }, outcomes) {
      if (action === 'rotate') return tell(outcomes)
      if (action === wire.remove) offerRestore(outcomes)
      else told(t('bulk.done', { count: outcomes.length }))
      done()
    },
    settled,
  })
  if (rotated)
    return (
      <BulkSecrets
        outcomes={rotated}
        close={() => {
          tell(undefined)
          done()
        }}
      />
    )
  if (rows.length === 0) return null
  return (
    <Paper
      withBorder
      shadow="lg"
      radius="lg"
      px="md"
      py="sm"
      mt="md"
      pos="sticky"
      bottom={16}
      style={{ zIndex: 20 }}
      role="region"
      aria-label={t('bulk.label')}
    >
      <Group justify="space-between">
        <Text size="sm">{t('bulk.chosen', { count: rows.length })}</Text>
        <Acts ask={ask} done={done} />
      </Group>
      {asked && <Asked asked={asked} rows={rows} acting={acting} settled={settled} />}
    </Paper>
  )
}

interface AskedParts {
  readonly asked: Act | BulkChange
  readonly rows: readonly ListedClient[]
  readonly acting: ReturnType<typeof useBulk>
  readonly settled: () => void
}

/** The dialog of an action: its consequences, or the value that it needs. */
const Asked = ({ asked, rows, acting, settled }: AskedParts) => {
  const { t } = useTranslation()
  const count = rows.length
  if (!isConfirmed(asked))
    return (
      <Suspense>
        <BulkChangeDialog change={asked} count={count} busy={acting.isPending} run={acting.mutate} cancel={settled} />
      </Suspense>
    )
  return (
    <Confirm
      title={t(`bulk.${asked}_title`, { count })}
      words={<Consequences rows={rows} act={asked} />}
      {...(asked === 'remove' ? { type: t('bulk.word') } : {})}
      act={t(`bulk.${asked}`)}
      busy={acting.isPending}
      confirm={() => acting.mutate({ action: wire[asked] })}
      cancel={settled}
    />
  )
}

const isConfirmed = (act: Act | BulkChange): act is Act => confirmed.some((one) => one === act)

/** Says that clients are deleted, and offers to bring them back. */
function offerRestore(outcomes: readonly BulkOutcome[]): void {
  const ids = outcomes.map(({ id }) => id)
  const count = ids.length
  offerUndo({ ids, words: i18next.t('bulk.removed', { count }), back: () => told(i18next.t('bulk.restored', { count })) })
}

/** The buttons of the bar; what asks for a value stands in a menu. */
const Acts = ({ ask, done }: { readonly ask: (act: Act | BulkChange) => void; readonly done: () => void }) => {
  const { t } = useTranslation()
  return (
    <Group gap="xs">
      {confirmed.map((act) => (
        <Button key={act} variant={act === 'remove' ? 'light' : 'default'} color={act === 'remove' ? 'red' : 'gray'} onClick={() => ask(act)}>
          {t(`bulk.${act}`)}
        </Button>
      ))}
      <Menu position="top-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronUp size={14} />}>
            {t('bulk.change')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {bulkChanges.map((change) => (
            <Menu.Item key={change} onClick={() => ask(change)}>
              {t(`bulk.${change}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button variant="subtle" onClick={done}>
        {t('parts.cancel')}
      </Button>
    </Group>
  )
}

/** The clients concerned, and the consequences for them. */
const Consequences = ({ rows, act }: { readonly rows: readonly ListedClient[]; readonly act: Act }) => {
  const { t } = useTranslation()
  const names = rows.slice(0, 8).map((row) => row.name)
  return (
    <>
      <p>{t(`bulk.${act}_words`)}</p>
      <ul>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
        {rows.length > names.length && <li>{t('bulk.more', { count: rows.length - names.length })}</li>}
      </ul>
    </>
  )
}
