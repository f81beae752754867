import { useQuery } from '@tanstack/react-query'
import type { Namespace } from '#model/namespace.ts'
import { someOf } from '../../api/rows.ts'

/** The name of a namespace, by its key; all of a page share one request. */
export const NamespaceName = ({ id }: { readonly id: string }) => {
  const { data: namespaces = [] } = useQuery(someOf<Namespace>('/api/namespaces', { limit: 200, sort: 'name' }))
  return <>{namespaces.find((row) => row.id === id)?.name ?? id}</>
}
