import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconKey, IconPlus, IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_LIVE_CREDENTIALS } from '#model/client-credential.ts'
import { someOf } from '../../../api/rows.ts'
import { may } from '../../../auth/tokens.ts'
import { Blank } from '../../../parts/blank.tsx'
import { Failure } from '../../../parts/failure.tsx'
import { Waiting } from '../../../parts/waiting.tsx'
import { CLIENTS, type ClientRow } from '../client-row.ts'
import { CredentialCard } from './credential-card.tsx'
import { NewSecret } from './new-secret.tsx'
import { type Credential, isLive, rotationOf } from './rotation.ts'
import { RotationLine } from './rotation-line.tsx'

interface CredentialsParts {
  readonly client: ClientRow
  /** Where clients are, for whoever looks: an administrator's, or one's own. */
  readonly root?: string
  readonly writable?: boolean
  /** `rotate` opens the rotation at once. */
  readonly act?: string | undefined
  readonly acted?: () => void
}

/** The secrets of a client: the state in a sentence, the rotation as a line, then each secret and who uses it. */
export default function CredentialsTab({ client, root = CLIENTS, writable = may('clients', 'manage'), act, acted }: CredentialsParts) {
  const { t } = useTranslation()
  const path = `${root}/${encodeURIComponent(client.id)}/credentials`
  const query = useQuery({ ...someOf<Credential>(path), refetchInterval: 5000 })
  const [making, make] = useState<'new' | 'rotate'>()
  useEffect(() => {
    if (act !== 'rotate' && act !== 'new') return
    make(act)
    acted?.()
  }, [act, acted])
  if (query.isPending) return <Waiting lines={3} />
  if (query.isError) return <Failure failure={query.error} again={() => void query.refetch()} />
  const credentials = [...query.data].sort((a, b) => b.created_at - a.created_at)
  const live = credentials.filter((credential) => isLive(credential))
  const rotation = rotationOf(credentials)
  const full = live.length >= MAX_LIVE_CREDENTIALS
  const actions = writable && (
    <Group gap="xs">
      {live.length > 0 && (
        <Button leftSection={<IconRefresh size={16} />} onClick={() => make('rotate')} disabled={full}>
          {t('credentials.rotate')}
        </Button>
      )}
      <Button variant={live.length > 0 ? 'default' : 'filled'} leftSection={<IconPlus size={16} />} onClick={() => make('new')} disabled={full}>
        {t('credentials.create')}
      </Button>
    </Group>
  )
  return (
    <Stack>
      <Group justify="space-between">
        <Text size="sm">{t('credentials.state', { count: live.length })}</Text>
        {credentials.length > 0 && actions}
      </Group>
      {full && <Alert color="yellow">{t('credentials.full', { count: MAX_LIVE_CREDENTIALS })}</Alert>}
      {rotation && <RotationLine rotation={rotation} />}
      {credentials.map((credential) => (
        <CredentialCard
          key={credential.id}
          client={client}
          credential={credential}
          path={path}
          writable={writable}
          own={root !== CLIENTS}
          role={rotation?.newer.id === credential.id ? 'new' : rotation?.older.id === credential.id ? 'old' : undefined}
          last={live.length === 1}
        />
      ))}
      {credentials.length === 0 && (
        <Blank icon={IconKey} title={t('credentials.none')} words={t('credentials.none_words')}>
          {actions}
        </Blank>
      )}
      {making && <NewSecret client={client} path={path} rotate={making === 'rotate'} close={() => make(undefined)} />}
    </Stack>
  )
}
