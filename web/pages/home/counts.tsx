import { SimpleGrid, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { figure } from '../../parts/time.ts'
import type { Stats } from './stats.ts'

const links = { clients: '/clients', users: '/users', organizations: '/organizations', scopes: '/scopes' } as const
type Counted = keyof typeof links

/** How many of what: each a way to the list. */
export const Counts = ({ stats, days }: { readonly stats: Stats; readonly days: number }) => {
  const { t, i18n } = useTranslation()
  const rows = (Object.keys(links) as Counted[]).map((name) => ({ name, ...stats.counts[name] }))
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="md">
      {rows.map(({ name, total, total_is }) => (
        <Link key={name} to={links[name]} className="card quiet-link" style={{ padding: 16 }}>
          <Count label={t(`home.counts.${name}`)} value={figure(total, i18n.language) + (total_is === 'at_least' ? '+' : '')} />
        </Link>
      ))}
      {(['tokens', 'sign_ins'] as const).map((what) => (
        <div key={what} className="card" style={{ padding: 16 }}>
          <Count label={t('home.in_days', { what: t(`home.counts.${what}`), count: days })} value={figure(stats.activity.total[what], i18n.language)} />
        </div>
      ))}
    </SimpleGrid>
  )
}

const Count = ({ label, value }: { readonly label: string; readonly value: string }) => (
  <>
    <Text size="sm" c="dimmed">
      {label}
    </Text>
    <Text fz="xl" fw={620} className="numbers" lh={1.3}>
      {value}
    </Text>
  </>
)
