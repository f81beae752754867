import { Modal, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { someOf } from '../../api/rows.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { DialogButtons } from '../../parts/dialog-buttons.tsx'
import type { AskedAct, useClientActs } from './client-acts.ts'
import type { ClientRow } from './client-row.ts'
import { NamespacePicker, OwnerPicker } from './pickers.tsx'

interface AskedActParts {
  readonly client: ClientRow
  readonly act: AskedAct
  readonly acts: ReturnType<typeof useClientActs>
  readonly cancel: () => void
}

/** The dialog of an action on a client: the consequences, or the new value. */
export const AskedActDialog = ({ client, act, acts, cancel }: AskedActParts) => {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
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
      words={
        <>
          <Consequences client={client} act={act} />
          {act === 'disable' && (
            <TextInput label={t('client.disable_reason')} maxLength={1024} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
          )}
        </>
      }
      type={client.name}
      act={act === 'remove' ? t('list.remove') : t('client.disable')}
      busy={changing.isPending || removing.isPending}
      confirm={() => (act === 'remove' ? removing.mutate() : change({ active: false, ...(reason.trim() ? { disabled_reason: reason.trim() } : {}) }))}
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
  return (
    <Modal opened onClose={cancel} title={t('client.transfer_title', { name: client.name })} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <Stack>
        <Text size="sm">{t('client.transfer_words')}</Text>
        <OwnerPicker value={owner} set={setOwner} />
        <DialogButtons
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
  return (
    <Modal opened onClose={cancel} title={t('client.move_title', { name: client.name })} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <Stack>
        <Text size="sm">{t('client.move_words')}</Text>
        <NamespacePicker value={chosen} set={choose} />
        <DialogButtons
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
