import { Anchor, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { valueWord } from '../../i18n/wording.ts'
import { Panel } from '../../parts/panel.tsx'
import { When } from '../../parts/when.tsx'
import { mostFrequent, type Stats } from './stats.ts'

const Fine = ({ words }: { readonly words: string }) => (
  <Group gap="xs" wrap="nowrap">
    <span className="dot good" aria-hidden />
    <Text size="sm" c="dimmed">
      {words}
    </Text>
  </Group>
)

/** How many are named: the worst ones. */
const MOST = 5

/** Clients whose requests are refused, and why. */
export const Failing = ({ stats }: { readonly stats: Stats }) => {
  const { t } = useTranslation()
  const failing = stats.activity.failing.slice(0, MOST)
  return (
    <Panel title={t('home.failing')}>
      {failing.length === 0 && <Fine words={t('home.none_failing')} />}
      {failing.map((client) => (
        <Group key={client.client_id} justify="space-between" wrap="nowrap">
          <div style={{ minWidth: 0 }}>
            <Anchor
              size="sm"
              fw={550}
              renderRoot={(props) => <Link to={`/clients/${encodeURIComponent(client.client_id)}`} search={{ tab: 'activity' } as never} {...props} />}
            >
              {client.name ?? client.client_id}
            </Anchor>
            <Text size="xs" c="dimmed" truncate>
              {valueWord(mostFrequent(client.reasons) ?? '')}
            </Text>
          </div>
          <Text size="sm" className="numbers bad">
            {t('home.refusals', { count: client.faults })}
          </Text>
        </Group>
      ))}
    </Panel>
  )
}

/** Secrets and keys that end soon by themselves, and the place where each is renewed. */
const endsOf = ({ expiring: { secrets, keys } }: Stats) => [
  ...secrets.map(({ id, name, client_id, expires_at }) => ({ id, name, at: expires_at, to: `/clients/${encodeURIComponent(client_id)}`, tab: 'keys' })),
  ...keys.map(({ id, name, retires_at }) => ({ id, name: name ?? id, at: retires_at ?? undefined, to: `/keys/${encodeURIComponent(id)}`, tab: undefined })),
]

/** Secrets and keys that stop working soon. */
export const Expiring = ({ stats }: { readonly stats: Stats }) => {
  const { t } = useTranslation()
  const ends = endsOf(stats)
  return (
    <Panel title={t('home.expiring')} id="expiring">
      {ends.length === 0 && <Fine words={t('home.none_expiring')} />}
      {ends.map(({ id, name, at, to, tab }) => (
        <Group key={id} justify="space-between" wrap="nowrap">
          <Anchor size="sm" truncate renderRoot={(props) => <Link to={to} search={{ tab } as never} {...props} />}>
            {name}
          </Anchor>
          <Text size="sm" component="div" className="warn">
            <When at={at} />
          </Text>
        </Group>
      ))}
    </Panel>
  )
}

/** Developers who wait for a reviewer. Nothing, when nobody does. */
export const WaitingReviews = ({ stats }: { readonly stats: Stats }) => {
  const { t } = useTranslation()
  if (stats.reviews_waiting === 0) return null
  return (
    <Panel title={t('nav.reviews')}>
      <Anchor size="sm" renderRoot={(props) => <Link to="/reviews" {...props} />}>
        {t('home.reviews', { count: stats.reviews_waiting })}
      </Anchor>
    </Panel>
  )
}
