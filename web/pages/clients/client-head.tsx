import { ActionIcon, Anchor, Badge, Button, Group, Menu, Text } from '@mantine/core'
import { IconDots, IconPlayerPlay, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { documentAt, patch, remove, someOf, type Versioned } from '../../api/rows.ts'
import { may } from '../../auth/tokens.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { everyHour } from '../../parts/hours.ts'
import { NameTag } from '../../parts/name-tag.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { done, refused } from '../../parts/said.ts'
import { Sparkline } from '../../parts/sparkline.tsx'
import { When } from '../../parts/when.tsx'
import type { Hour } from '../home/stats.ts'
import { RowLink } from '../resources/cell.tsx'
import { CLIENTS, type ClientRow } from './client-row.ts'
import { HealthMark } from './health-mark.tsx'
import { NamespaceName } from './namespace-name.tsx'
import { faultsIn } from './refusals.ts'
import { offerUndo } from './undo-removal.tsx'

type Act = 'disable' | 'remove'
type LastSeen = { readonly [K in 'last_used_at' | 'last_refused_at']?: number | null } & {
  readonly last_refusal?: string | null
  readonly total?: Hour
  readonly hours?: readonly Hour[]
}

/** Tokens of the last day, hour by hour. */
const lastDay = ({ hours = [] }: LastSeen): readonly number[] =>
  everyHour(hours, Date.now() - 24 * 3_600_000).map((hour) => ('tokens' in hour ? hour.tokens : 0))

const useOf = (seen: LastSeen | undefined) => ({
  ...(seen?.last_used_at ? { last_used_at: seen.last_used_at } : {}),
  ...(seen?.last_refused_at ? { last_refused_at: seen.last_refused_at } : {}),
  ...(seen?.last_refusal ? { last_refusal: seen.last_refusal } : {}),
})

/** Switching the client and removing it, as calls of the API. */
function useActs({ row: client, etag }: Versioned<ClientRow>, settled: () => void) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const switching = useMutation({
    mutationFn: (active: boolean) => patch(CLIENTS, { id: client.id, name: 'client', changes: { active }, etag: etag }),
    onSuccess: () => done(t('form.saved')),
    onError: refused,
    onSettled: settled,
  })
  const removing = useMutation({
    mutationFn: () => remove(CLIENTS, client.id),
    onSuccess: () => {
      offerUndo(client, () => void navigate({ to: `/clients/${encodeURIComponent(client.id)}` }))
      void navigate({ to: '/clients' })
    },
    onError: refused,
    onSettled: settled,
  })
  return { switching, removing }
}

/** The client in words: state, kind, owner, last use; and what is done to it as a whole. */
export const ClientHead = ({
  seen,
  tryIt,
  whyRefused,
}: {
  readonly seen: Versioned<ClientRow>
  readonly tryIt: () => void
  readonly whyRefused: () => void
}) => {
  const { t } = useTranslation()
  const { data: seenUse } = useQuery(documentAt<LastSeen>(`${CLIENTS}/${encodeURIComponent(seen.row.id)}/activity`))
  const client: ClientRow = { ...seen.row, ...useOf(seenUse) }
  const [asked, ask] = useState<Act>()
  const { switching, removing } = useActs({ ...seen, row: client }, () => ask(undefined))
  return (
    <>
      <PageHead title={client.name} words={<Facts client={client} use={seenUse} whyRefused={whyRefused} />}>
        <Button variant="default" leftSection={<IconPlayerPlay size={16} />} onClick={tryIt}>
          {t('client.try_it')}
        </Button>
        {may('clients', 'manage') && !client.protected && (
          <Actions
            active={client.active}
            busy={switching.isPending}
            toggle={() => (client.active ? ask('disable') : switching.mutate(true))}
            remove={() => ask('remove')}
          />
        )}
      </PageHead>
      {asked && (
        <Confirm
          title={t(`client.${asked}_title`, { name: client.name })}
          words={<Consequences client={client} act={asked} />}
          type={client.name}
          act={asked === 'remove' ? t('list.remove') : t('client.disable')}
          busy={switching.isPending || removing.isPending}
          confirm={() => (asked === 'remove' ? removing.mutate() : switching.mutate(false))}
          cancel={() => ask(undefined)}
        />
      )}
    </>
  )
}

interface FactParts {
  readonly client: ClientRow
  readonly use: LastSeen | undefined
  readonly whyRefused: () => void
}

/** Its state, kind and owner, and its use in the last week. */
const Facts = ({ client, use, whyRefused }: FactParts) => {
  const { t } = useTranslation()
  return (
    <>
      <Group gap="sm" mt={6}>
        <HealthMark client={client} />
        <Badge variant="default">{t(`clients.kinds.${client.kind}.name`)}</Badge>
        {client.stage !== 'live' && <Badge color="yellow">{t(`portal.stages.${client.stage}`)}</Badge>}
        {client.namespace && (
          <Badge variant="default">
            <NamespaceName id={client.namespace} />
          </Badge>
        )}
        {client.owner && (
          <Text span size="sm">
            {t('clients.owner')}: <RowLink resource="user" id={client.owner} />
          </Text>
        )}
      </Group>
      <Group gap="sm" mt={6}>
        <NameTag value={client.id} />
        <Text span size="sm">
          {t('clients.last_used')}: <When at={client.last_used_at} />
          {use?.total && use.total.tokens > 0 && (
            <>
              {' · '}
              {t('client.tokens_week', { count: use.total.tokens })} <Sparkline values={lastDay(use)} />
            </>
          )}
          {use?.total && faultsIn(use.total.reasons) > 0 && (
            <>
              {' · '}
              <Anchor component="button" inherit onClick={whyRefused}>
                {t('client.refused_week', { count: faultsIn(use.total.reasons) })}
              </Anchor>
            </>
          )}
        </Text>
      </Group>
    </>
  )
}

interface ActionParts {
  readonly active: boolean
  readonly busy: boolean
  readonly toggle: () => void
  readonly remove: () => void
}

/** Switching a client off or on, and removing it. */
const Actions = ({ active, busy, toggle, remove: removeClient }: ActionParts) => {
  const { t } = useTranslation()
  return (
    <>
      <Button variant="default" onClick={toggle} loading={busy}>
        {active ? t('client.disable') : t('client.enable')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t('client.more')}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={removeClient}>
            {t('list.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}

/** What will happen, counted: live tokens and consents that die. */
const Consequences = ({ client, act }: { readonly client: ClientRow; readonly act: Act }) => {
  const { t } = useTranslation()
  const query = { client_id: client.id, limit: 200 }
  const { data: tokens = [] } = useQuery(someOf('/api/tokens', { ...query, active: true }))
  const { data: consents = [] } = useQuery(someOf('/api/consents', query))
  const many = (rows: readonly unknown[]) => `${rows.length}${rows.length === 200 ? '+' : ''}`
  return (
    <>
      <p>{t(`client.${act}_words`)}</p>
      <p>
        <strong>{t('client.consequences', { tokens: many(tokens), consents: many(consents) })}</strong>
      </p>
    </>
  )
}
