import { Badge, Button, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../api/call.ts'
import { queries } from '../../../api/rows.ts'
import { Confirm } from '../../../parts/confirm.tsx'
import { done, refused } from '../../../parts/said.ts'
import { When } from '../../../parts/when.tsx'
import type { ClientRow } from '../client-row.ts'
import { RemindButton, Reminded } from './reminder.tsx'
import { type Credential, isLive } from './rotation.ts'

interface CardParts {
  readonly client: ClientRow
  readonly credential: Credential
  readonly path: string
  readonly writable: boolean
  /** True for a person who answers for the client. */
  readonly own: boolean
  readonly role: 'new' | 'old' | undefined
  /** It is the only live one. */
  readonly last: boolean
}

const DAY = 86_400_000

/** One secret: how it begins and ends, who last used it from where, when it stops; and its retirement, which names who breaks. */
export const CredentialCard = ({ client, credential, path, writable, own, role, last }: CardParts) => {
  const { t } = useTranslation()
  const [asked, ask] = useState(false)
  const live = isLive(credential)
  const retiring = useMutation({
    mutationFn: async () => {
      await call(`${path}/${encodeURIComponent(credential.id)}`, { method: 'DELETE' })
      await queries.invalidateQueries({ queryKey: [path] })
    },
    onSuccess: () => done(t('credentials.retired')),
    onError: refused,
    onSettled: () => ask(false),
  })
  const inUse = Date.now() - (credential.last_used_at ?? 0) < DAY
  return (
    <Group className="card" p="md" justify="space-between" wrap="nowrap" align="flex-start" opacity={live ? 1 : 0.75} data-credential={credential.id}>
      <Facts credential={credential} own={own} role={role} />
      {writable && live && (
        <Group gap="xs" justify="flex-end" style={{ flex: 'none' }}>
          {!own && role === 'old' && (client.owner || client.organization_id) && <RemindButton credential={credential} path={path} />}
          <Button variant="default" size="xs" onClick={() => ask(true)}>
            {t('credentials.retire')}
          </Button>
        </Group>
      )}
      {asked && (
        <Confirm
          title={t('credentials.retire_title', { name: credential.name })}
          words={<Consequences credential={credential} client={client.name} inUse={inUse} last={last} />}
          {...(inUse ? { type: credential.name } : {})}
          act={t('credentials.retire')}
          busy={retiring.isPending}
          confirm={() => retiring.mutate()}
          cancel={() => ask(false)}
        />
      )}
    </Group>
  )
}

/** Its name, its beginning and end, and its last use with the network. */
const Facts = ({ credential, own, role }: Pick<CardParts, 'credential' | 'own' | 'role'>) => {
  const { t } = useTranslation()
  const live = isLive(credential)
  return (
    <div style={{ minWidth: 0 }}>
      <Group gap="xs">
        <Text fw={600} size="sm">
          {credential.name}
        </Text>
        {role && live && <Badge color={role === 'new' ? 'teal' : 'yellow'}>{t(`credentials.${role}`)}</Badge>}
        {!live && <Badge color="gray">{t('credentials.dead')}</Badge>}
        <Text span className="mono" c="dimmed">
          {credential.file ?? `${credential.prefix ?? 'ghs_'}…${credential.last_four ?? ''}`}
        </Text>
      </Group>
      <Text size="sm" mt={6} component="div">
        {credential.last_used_at ? (
          <>
            {t('credentials.used')} <When at={credential.last_used_at} /> · {t('credentials.networks', { count: credential.networks.length })} ·{' '}
            {t('credentials.uses', { count: credential.use_count })}
          </>
        ) : (
          t('credentials.never_used')
        )}
      </Text>
      {credential.networks.length > 0 && (
        <Text size="xs" c="dimmed" className="mono" mt={2}>
          {credential.networks.join(', ')}
        </Text>
      )}
      {live && <Reminded credential={credential} asked={own} />}
      <Text size="xs" c="dimmed" mt={6} component="div">
        {t('credentials.made')} <When at={credential.created_at} />
        {credential.expires_at !== undefined && (
          <>
            {' · '}
            {t(live ? 'credentials.stops' : 'credentials.stopped')} <When at={credential.expires_at} />
          </>
        )}
      </Text>
    </div>
  )
}

interface ConsequenceParts {
  readonly credential: Credential
  /** The name of its client. */
  readonly client: string
  readonly inUse: boolean
  readonly last: boolean
}

/** The consequences of a retirement: networks that still use the credential will be refused. */
const Consequences = ({ credential, client, inUse, last }: ConsequenceParts) => {
  const { t } = useTranslation()
  return (
    <>
      <p>{last ? t('credentials.retire_last', { client }) : t('credentials.retire_words')}</p>
      {inUse && (
        <p className="bad">
          <strong>{t('credentials.will_break', { networks: credential.networks.join(', ') || t('credentials.unknown_network') })}</strong>{' '}
          {t('credentials.used')} <When at={credential.last_used_at} />.
        </p>
      )}
    </>
  )
}
