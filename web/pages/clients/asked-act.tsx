import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Namespace } from '#model/namespace.ts'
import type { User } from '#model/user.ts'
import { someOf } from '../../api/rows.ts'
import { Confirm } from '../../parts/confirm.tsx'
import type { AskedAct, useClientActs } from './client-acts.ts'
import type { ClientRow } from './client-row.ts'

interface AskedActParts {
  readonly client: ClientRow
  readonly act: AskedAct
  readonly acts: ReturnType<typeof useClientActs>
  readonly cancel: () => void
}

/** The dialog of an action on a client: the consequences, or the new value. */
export const AskedActDialog = ({ client, act, acts, cancel }: AskedActParts) => {
  const { t } = useTranslation()
  const { changing, removing, revoking } = acts
  const change = (changes: Partial<ClientRow>) => changing.mutate(changes)
  if (act === 'transfer') return <Transfer client={client} busy={changing.isPending} change={change} cancel={cancel} />
  if (act === 'move') return <Move client={client} busy={changing.isPending} change={change} cancel={cancel} />
  if (act === 'revoke')
    return (
      <Confirm
        title={t('client.revoke_all_title', { name: client.name })}
        words={t('client.revoke_all_words')}
        type={client.name}
        act={t('client.revoke_all')}
        busy={revoking.isPending}
        confirm={() => revoking.mutate()}
        cancel={cancel}
      />
    )
  return (
    <Confirm
      title={t(`client.${act}_title`, { name: client.name })}
      words={<Consequences client={client} act={act} />}
      type={client.name}
      act={act === 'remove' ? t('list.remove') : t('client.disable')}
      busy={changing.isPending || removing.isPending}
      confirm={() => (act === 'remove' ? removing.mutate() : change({ active: false }))}
      cancel={cancel}
    />
  )
}

interface ChangeParts {
  readonly client: ClientRow
  readonly busy: boolean
  readonly change: (changes: Partial<ClientRow>) => void
  readonly cancel: () => void
}

/** Chooses the person who owns the client from now on. */
const Transfer = ({ client, busy, change, cancel }: ChangeParts) => {
  const { t } = useTranslation()
  const [owner, setOwner] = useState(client.owner ?? null)
  const [typed, setTyped] = useState('')
  const { data: people = [] } = useQuery(someOf<User>('/api/users', { search: typed, limit: 10 }))
  return (
    <Modal opened onClose={cancel} title={t('client.transfer_title', { name: client.name })} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <Stack>
        <Text size="sm">{t('client.transfer_words')}</Text>
        <Select
          data-autofocus
          label={t('clients.owner')}
          searchable
          value={owner}
          data={people.map(({ id, username }) => ({ value: id, label: username }))}
          filter={({ options }) => options}
          onSearchChange={setTyped}
          onChange={setOwner}
        />
        <Buttons
          act={t('client.transfer')}
          busy={busy}
          ready={owner !== null && owner !== client.owner}
          run={() => change({ owner: owner ?? '' })}
          cancel={cancel}
        />
      </Stack>
    </Modal>
  )
}

/** Puts the client into another namespace. */
const Move = ({ client, busy, change, cancel }: ChangeParts) => {
  const { t } = useTranslation()
  const [chosen, choose] = useState(client.namespace ?? null)
  const { data: namespaces = [] } = useQuery(someOf<Namespace>('/api/namespaces', { limit: 200, sort: 'name' }))
  return (
    <Modal opened onClose={cancel} title={t('client.move_title', { name: client.name })} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <Stack>
        <Text size="sm">{t('client.move_words')}</Text>
        <Select
          data-autofocus
          label={t('client.namespace')}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('list.clear') }}
          value={chosen}
          data={namespaces.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={choose}
        />
        <Buttons
          act={t('client.move')}
          busy={busy}
          ready={(chosen ?? '') !== (client.namespace ?? '')}
          run={() => change({ namespace: chosen as string })}
          cancel={cancel}
        />
      </Stack>
    </Modal>
  )
}

interface ButtonsParts {
  readonly act: string
  readonly busy: boolean
  readonly ready: boolean
  readonly run: () => void
  readonly cancel: () => void
}

const Buttons = ({ act, busy, ready, run, cancel }: ButtonsParts) => {
  const { t } = useTranslation()
  return (
    <Group justify="flex-end" gap="xs">
      <Button variant="default" onClick={cancel}>
        {t('parts.cancel')}
      </Button>
      <Button loading={busy} disabled={!ready} onClick={run}>
        {act}
      </Button>
    </Group>
  )
}

/** The consequences, counted: live tokens and consents that die. */
const Consequences = ({ client, act }: { readonly client: ClientRow; readonly act: 'disable' | 'remove' }) => {
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
