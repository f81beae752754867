import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditEvent } from '#model/audit-event.ts'
import { call } from '../../../api/call.ts'
import { queries, someOf } from '../../../api/rows.ts'
import { may } from '../../../auth/tokens.ts'
import { actionWord, valueWord } from '../../../i18n/wording.ts'
import { Confirm } from '../../../parts/confirm.tsx'
import { done, refused } from '../../../parts/said.ts'
import { When } from '../../../parts/when.tsx'
import type { ExtrasParts } from './parts.ts'

type Verb = 'suspend' | 'reinstate' | 'revoke'
const dots: Readonly<Record<string, string>> = { valid: 'good', suspended: 'warn', revoked: 'bad' }

/** The status of a credential, what can be done about it, and what was done. */
export const IssuedCredentialExtras = ({ row, id }: ExtrasParts) => {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(false)
  const [reason, setReason] = useState('')
  const status = String(row['status'])
  const acting = useMutation({
    mutationFn: (verb: Verb) => call(`/api/issued-credentials/${encodeURIComponent(id)}/${verb}`, { method: 'POST', body: reason === '' ? {} : { reason } }),
    onSuccess: async () => {
      await queries.invalidateQueries()
      setReason('')
      done(t('wallets.status_changed'))
    },
    onError: refused,
    onSettled: () => setAsked(false),
  })
  const button = (verb: Verb) => (
    <Button variant="default" onClick={() => (verb === 'revoke' ? setAsked(true) : acting.mutate(verb))} loading={acting.isPending}>
      {t(`wallets.${verb}`)}
    </Button>
  )
  const changes = status !== 'revoked' && row['status_list_id'] !== null && may('credentials', 'manage')
  return (
    <Stack className="card" p="md" mb="lg" gap="sm">
      <Group gap="xs">
        <span className={`dot ${dots[status] ?? ''}`} />
        <Text size="sm">{valueWord(status)}</Text>
        {typeof row['status_reason'] === 'string' && <Text size="sm">· {row['status_reason']}</Text>}
      </Group>
      {changes && (
        <Group align="flex-end" gap="sm">
          <TextInput label={t('wallets.reason')} value={reason} maxLength={256} onChange={(event) => setReason(event.currentTarget.value)} flex={1} miw={180} />
          {status === 'valid' ? button('suspend') : button('reinstate')}
          {button('revoke')}
        </Group>
      )}
      {may('logs') && <CredentialHistory id={id} />}
      {asked && (
        <Confirm
          title={t('wallets.revoke_title')}
          words={t('wallets.revoke_words')}
          act={t('wallets.revoke')}
          busy={acting.isPending}
          confirm={() => acting.mutate('revoke')}
          cancel={() => setAsked(false)}
        />
      )}
    </Stack>
  )
}

const CredentialHistory = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation()
  const { data: events = [] } = useQuery(someOf<AuditEvent>('/api/audit-events', { target_id: id, limit: 20 }))
  if (events.length === 0) return null
  return (
    <>
      <Title order={2} size="h4">
        {t('wallets.history')}
      </Title>
      <Stack component="ul" gap={4} m={0} pl="md">
        {events.map((event) => (
          <Text key={event.id} component="li" size="sm">
            {actionWord(event.action)} <When at={event.at} />
            {event.reason !== undefined && event.reason !== null && ` · ${event.reason}`}
          </Text>
        ))}
      </Stack>
    </>
  )
}
