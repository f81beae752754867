import { type Endpoint, endpoint } from './endpoint.ts'
import { json } from './render.ts'

/** Whether the process runs at all; asks nobody. */
export const livez: Endpoint = endpoint({ method: 'GET', path: '/livez', surface: 'api', handle: () => json({ status: 'live' }) })

/** Whether requests can be served: the database answers. 503 with Retry-After when not. */
export const readyz: Endpoint = endpoint({
  method: 'GET',
  path: '/readyz',
  surface: 'api',
  handle: async (_request, { store }) => {
    await store.ping()
    return json({ status: 'ready' })
  },
})
