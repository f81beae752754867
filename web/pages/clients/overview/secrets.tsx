import { Anchor, Button, Group, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { someOf } from '../../../api/rows.ts'
import { Panel } from '../../../parts/panel.tsx'
import { When } from '../../../parts/when.tsx'
import { CLIENTS, type ClientRow } from '../client-row.ts'
import { type Credential, isLive } from '../credentials/rotation.ts'
import type { ProofKey } from '../tabs/proof-keys.tsx'

const MOST = 4
const SOON = 30 * 86_400_000

interface SecretsParts {
  readonly client: ClientRow
  readonly writable: boolean
  /** Opens the tab of keys, to rotate if asked. */
  readonly open: (rotate: boolean) => void
}

/** The secrets and keys by which a client proves who it is: last use and expiry of each. */
export const Secrets = ({ client, writable, open }: SecretsParts) => {
  const { t } = useTranslation()
  const path = `${CLIENTS}/${encodeURIComponent(client.id)}`
  const { data: credentials = [] } = useQuery(someOf<Credential>(`${path}/credentials`))
  const { data: keys = [] } = useQuery(someOf<ProofKey>(`${path}/keys`))
  const live = credentials.filter((one) => isLive(one))
  const isPublic = client.token_endpoint_auth_methods.every((method) => method === 'none')
  return (
    <Panel title={t('overview.secrets')} compact>
      {isPublic && live.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('overview.public_client')}
        </Text>
      )}
      {live.slice(0, MOST).map(({ id, name, last_used_at, expires_at }) => (
        <Line key={id} name={name} used={last_used_at} expires={expires_at} />
      ))}
      {keys.slice(0, MOST).map(({ thumbprint, kid, last_used_at }) => (
        <Line key={thumbprint} name={kid ?? thumbprint.slice(0, 12)} used={last_used_at ?? undefined} expires={undefined} />
      ))}
      <Group justify="space-between">
        <Anchor component="button" size="sm" onClick={() => open(false)}>
          {t('overview.all_keys')}
        </Anchor>
        {writable && live.length > 0 && (
          <Button size="compact-sm" variant="light" leftSection={<IconRefresh size={14} />} onClick={() => open(true)}>
            {t('credentials.rotate')}
          </Button>
        )}
      </Group>
    </Panel>
  )
}

interface LineParts {
  readonly name: string
  readonly used: number | undefined
  readonly expires: number | undefined
}

const Line = ({ name, used, expires }: LineParts) => {
  const { t } = useTranslation()
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Text size="sm" className="mono" truncate title={name}>
        {name}
      </Text>
      <Text size="xs" c="dimmed" component="div" style={{ flex: 'none' }}>
        {t('parts.labelled', { label: t('clients.last_used') })} <When at={used} />
        {expires !== undefined && (
          <span className={expires < Date.now() + SOON ? 'warn' : ''}>
            {' · '}
            {t('client.expires')} <When at={expires} />
          </span>
        )}
      </Text>
    </Group>
  )
}
