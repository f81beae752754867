import { Badge } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Decided, useNewlyDecided } from '../api/decisions.ts'
import { someOf } from '../api/rows.ts'
import { holds, may } from '../auth/tokens.ts'
import { useLater } from '../parts/later.ts'

const MOST = 20

/** How many of the developer's applications have decisions that were not shown yet. */
const DecidedCount = () => {
  const { t } = useTranslation()
  const later = useLater()
  const { data = [] } = useQuery({ ...someOf<Decided>('/clients', { limit: MOST }, later), staleTime: 60_000 })
  const count = data.filter(useNewlyDecided()).length
  if (count === 0) return null
  return (
    <Badge size="sm" circle color="teal" aria-label={t('nav.decided', { count })}>
      {count}
    </Badge>
  )
}

/** How many reviews wait, beside their page in the navigation; nothing when none does. */
export const NavCount = ({ to }: { readonly to: string }) => {
  const { t } = useTranslation()
  const later = useLater()
  const counts = to === '/reviews' && may('clients')
  const { data = [] } = useQuery({ ...someOf('/api/reviews', { state: 'waiting', limit: MOST }, counts && later), staleTime: 60_000 })
  if (to === '/applications') return holds('clients:manage:own') && <DecidedCount />
  // The other pages see the same rows in the cache.
  if (!counts || data.length === 0) return null
  const count = data.length < MOST ? String(data.length) : `${MOST}+`
  return (
    <Badge size="sm" circle={data.length < 10} aria-label={t('nav.waiting', { count: data.length })}>
      {count}
    </Badge>
  )
}
