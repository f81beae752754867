import { Anchor, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../parts/panel.tsx'
import { When } from '../../parts/when.tsx'
import type { Stats } from './stats.ts'

const Fine = ({ words }: { readonly words: string }) => (
  <Group gap="xs">
    <span className="dot good" aria-hidden />
    <Text size="sm" c="dimmed">
      {words}
    </Text>
  </Group>
)

/** Clients whose requests are refused, and why. */
export const Failing = ({ stats }: { readonly stats: Stats }) => {
  const { t } = useTranslation()
  const failing = stats.failing ?? []
  return (
    <Panel title={t('home.failing')}>
      {failing.length === 0 && <Fine words={t('home.none_failing')} />}
      {failing.map((client) => (
        <Group key={client.id} justify="space-between" wrap="nowrap">
          <div style={{ minWidth: 0 }}>
            <Anchor
              size="sm"
              fw={550}
              renderRoot={(props) => <Link to={`/clients/${encodeURIComponent(client.id)}`} search={{ tab: 'activity' } as never} {...props} />}
            >
              {client.name ?? client.id}
            </Anchor>
            <Text size="xs" c="dimmed" truncate>
              {client.reason}
            </Text>
          </div>
          <Text size="sm" className="numbers bad">
            {t('home.refusals', { count: client.refusals })}
          </Text>
        </Group>
      ))}
    </Panel>
  )
}

/** Secrets and keys that stop working soon. */
export const Expiring = ({ stats }: { readonly stats: Stats }) => {
  const { t } = useTranslation()
  const expiring = stats.expiring ?? []
  return (
    <Panel title={t('home.expiring')}>
      {expiring.length === 0 && <Fine words={t('home.none_expiring')} />}
      {expiring.map((thing) => (
        <Group key={thing.id} justify="space-between" wrap="nowrap">
          <Anchor
            size="sm"
            truncate
            renderRoot={(props) =>
              thing.kind === 'credential' && thing.client_id ? (
                <Link to={`/clients/${encodeURIComponent(thing.client_id)}`} search={{ tab: 'credentials' } as never} {...props} />
              ) : (
                <Link to={`/keys/${encodeURIComponent(thing.id)}`} {...props} />
              )
            }
          >
            {thing.name ?? thing.id}
          </Anchor>
          <Text size="sm" component="div" className="warn">
            <When at={thing.expires_at} />
          </Text>
        </Group>
      ))}
    </Panel>
  )
}
