import { useQuery } from '@tanstack/react-query'
import type { Namespace } from '#model/namespace.ts'
import { someOf } from '../api/rows.ts'
import { may } from '../auth/tokens.ts'
import { useLater } from '../parts/later.ts'

/** The namespaces that lists can be narrowed to, asked for once the page itself is drawn. */
export function useNamespaces(): readonly Namespace[] {
  const later = useLater()
  return useQuery(someOf<Namespace>('/api/namespaces', { limit: 200, sort: 'name' }, later && may('clients'))).data ?? []
}
