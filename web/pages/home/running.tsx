import { Anchor, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { issuer, tenantRoot } from '../../auth/place.ts'
import { Panel } from '../../parts/panel.tsx'
import type { Stats } from './stats.ts'

const documents = ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server', '/oauth/jwks', '/docs/api'] as const

/** What runs here, and the documents by which others find it. */
export const Running = ({ stats }: { readonly stats: Stats }) => {
  const { t } = useTranslation()
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t('home.issuer'), stats.issuer ?? issuer],
    [t('home.version'), stats.version],
    [t('home.database'), stats.database],
  ]
  return (
    <Panel title={t('home.running')}>
      <Group gap="xs">
        <span className={`dot ${stats.healthy === false ? 'bad' : 'good'}`} aria-hidden />
        <Text size="sm">{t(stats.healthy === false ? 'home.unwell' : 'home.well')}</Text>
      </Group>
      {facts.map(
        ([name, value]) =>
          value && (
            <Group key={name} justify="space-between" wrap="nowrap">
              <Text size="sm" c="dimmed">
                {name}
              </Text>
              <Text size="sm" className="mono" truncate title={value}>
                {value}
              </Text>
            </Group>
          ),
      )}
      {documents.map((path) => (
        <Anchor key={path} size="sm" href={`${path === '/docs/api' ? '' : tenantRoot}${path}`} target="_blank" truncate>
          {path}
        </Anchor>
      ))}
    </Panel>
  )
}
