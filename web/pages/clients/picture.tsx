import { Group, Text, ThemeIcon } from '@mantine/core'
import { type Icon, IconDatabase, IconDoorEnter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Backend } from '#model/backend.ts'
import type { Client } from '#model/client.ts'
import type { IdentityProvider } from '#model/identity-provider.ts'
import { oneOf, someOf } from '../../api/rows.ts'
import { may } from '../../auth/tokens.ts'
import { kindIcons } from './kinds.ts'
import classes from './picture.module.css'

interface BoxParts {
  readonly icon: Icon
  readonly what: string
  readonly name: string
  readonly to?: string
}
const Box = ({ icon: Icon, what, name, to }: BoxParts) => {
  const inside = (
    <>
      <ThemeIcon variant="light" size={32} radius="md" className={classes['icon'] ?? ''}>
        <Icon size={18} stroke={1.6} aria-hidden />
      </ThemeIcon>
      <span className={classes['words']}>
        <Text span size="xs" c="dimmed" display="block" truncate>
          {what}
        </Text>
        <Text span size="sm" fw={550} display="block" truncate>
          {name}
        </Text>
      </span>
    </>
  )
  return to ? (
    <Link to={to} className={classes['box'] ?? ''}>
      {inside}
    </Link>
  ) : (
    <span className={classes['box']}>{inside}</span>
  )
}

const Line = ({ words }: { readonly words: string }) => (
  <span className={classes['line']}>
    <Text span size="xs" c="dimmed">
      {words}
    </Text>
  </span>
)

/** The client, where its people sign in, and where they are kept: each a link. */
export const Picture = ({ client }: { readonly client: Client }) => {
  const { t } = useTranslation()
  const readable = may('identity-providers')
  const named = client.identity_provider?.id
  const { data: one } = useQuery({ ...oneOf<IdentityProvider>('/api/identity-providers', named), enabled: readable && named !== undefined })
  const { data: all = [] } = useQuery(someOf<IdentityProvider>('/api/identity-providers', { limit: 50 }, readable && named === undefined))
  const provider = one?.row ?? all.find((each) => each.is_default)
  const { data: backend } = useQuery({
    ...oneOf<Backend>('/api/backends', provider?.backend_id),
    enabled: readable && provider?.backend_id !== undefined,
  })
  const interactive = client.supported_grant_types.some((grant) => !['client_credentials', 'introspect', 'revoke'].includes(grant))
  if (!interactive) return null
  return (
    <Group gap={0} wrap="nowrap" className={classes['picture'] ?? ''} role="group" aria-label={t('client.picture')}>
      <Box icon={kindIcons[client.kind]} what={t('client.client')} name={client.name} />
      <Line words={t('client.signs_in_with')} />
      <Box
        icon={IconDoorEnter}
        what={t('client.identity_provider')}
        name={provider?.name ?? t('client.default')}
        {...(provider ? { to: `/identity-providers/${provider.id}` } : {})}
      />
      <Line words={t('client.people_from')} />
      <Box
        icon={IconDatabase}
        what={t('client.backend')}
        name={backend?.row.name ?? t('client.default')}
        {...(backend ? { to: `/backends/${backend.row.id}` } : {})}
      />
    </Group>
  )
}
