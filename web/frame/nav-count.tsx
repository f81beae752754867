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

/** The pages whose waiting rows are counted, and who may see these. */
const counted: Readonly<Record<string, { readonly path: string; readonly area: string }>> = {
  '/reviews': { path: '/api/reviews', area: 'clients' },
  '/developer-requests': { path: '/api/developer-requests', area: 'users' },
}

/** How many reviews, or people who would be developers, wait: beside their page in the navigation; nothing when none does. */
export const NavCount = ({ to }: { readonly to: string }) => {
  const { t } = useTranslation()
  const later = useLater()
  const { path = '', area } = counted[to] ?? {}
  const counts = area !== undefined && may(area)
  const { data = [] } = useQuery({ ...someOf(path, { state: 'waiting', limit: MOST }, counts && later), staleTime: 60_000 })
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
