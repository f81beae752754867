import { Anchor, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { tenantRoot } from '../../auth/place.ts'
import { Panel } from '../../parts/panel.tsx'
import { When } from '../../parts/when.tsx'
import type { Stats } from './stats.ts'

const documents = ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server', '/oauth/jwks', '/docs/api'] as const

/** The running server, and the documents by which others find it. */
export const Running = ({ stats }: { readonly stats: Stats }) => {
  const { t } = useTranslation()
  const facts: readonly (readonly [string, string])[] = [
    [t('home.issuer'), stats.server.issuer],
    [t('home.version'), stats.server.version],
    [t('home.database'), stats.server.database],
  ]
  return (
    <Panel title={t('home.running')}>
      <Group gap="xs">
        <span className="dot good" aria-hidden />
        <Text size="sm" component="div">
          {t('home.well')} <When at={stats.server.started_at} />
        </Text>
      </Group>
      {facts.map(([name, value]) => (
        <Group key={name} justify="space-between" wrap="nowrap">
          <Text size="sm" c="dimmed">
            {name}
          </Text>
          <Text size="sm" className="mono" truncate title={value}>
            {value}
          </Text>
        </Group>
      ))}
      {documents.map((path) => (
        <Anchor key={path} size="sm" href={`${path === '/docs/api' ? '' : tenantRoot}${path}`} target="_blank" truncate>
          {path}
        </Anchor>
      ))}
    </Panel>
  )
}
