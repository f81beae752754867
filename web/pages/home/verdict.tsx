import { Alert, Anchor, Group } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Stats } from './stats.ts'

/** Is everything well, and what should I do? One sentence, with a link to each thing that waits. */
export const Verdict = ({ stats }: { readonly stats: Stats }) => {
  const { t } = useTranslation()
  const { activity, expiring, reviews_waiting } = stats
  const tasks = [
    { count: activity.failing.length, key: 'home.todo.failing', to: '/clients', search: { state: 'failing' }, hash: undefined },
    { count: expiring.secrets.length + expiring.keys.length, key: 'home.todo.expiring', to: '/', search: {}, hash: 'expiring' },
    { count: reviews_waiting, key: 'home.todo.reviews', to: '/reviews', search: {}, hash: undefined },
  ] as const
  const open = tasks.filter(({ count }) => count > 0)
  if (open.length === 0)
    return (
      <Alert color="teal" icon={<IconCircleCheck />} title={t('home.all_well')}>
        {t('home.all_well_words')}
      </Alert>
    )
  return (
    <Alert color="yellow" icon={<IconAlertTriangle />} title={t('home.not_all_well')}>
      <Group gap="md">
        {open.map(({ count, key, to, search, hash }) => (
          <Anchor
            key={key}
            size="sm"
            underline="always"
            renderRoot={(props) => <Link to={to} search={search as never} {...(hash ? { hash } : {})} {...props} />}
          >
            {t(key, { count })}
          </Anchor>
        ))}
      </Group>
    </Alert>
  )
}
