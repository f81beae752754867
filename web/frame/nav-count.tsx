import { Badge } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { someOf } from '../api/rows.ts'
import { may } from '../auth/tokens.ts'
import { useLater } from '../parts/later.ts'

const MOST = 20

/** How many reviews wait, beside their page in the navigation; nothing when none does. */
export const NavCount = ({ to }: { readonly to: string }) => {
  const { t } = useTranslation()
  const later = useLater()
  const counts = to === '/reviews' && may('clients')
  const { data = [] } = useQuery({ ...someOf('/api/reviews', { state: 'waiting', limit: MOST }, counts && later), staleTime: 60_000 })
  // The other pages see the same rows in the cache.
  if (!counts || data.length === 0) return null
  const count = data.length < MOST ? String(data.length) : `${MOST}+`
  return (
    <Badge size="sm" circle={data.length < 10} aria-label={t('nav.waiting', { count: data.length })}>
      {count}
    </Badge>
  )
}
