import { type Endpoint, endpoint } from './endpoint.ts'
import { json } from './render.ts'

/** Liveness: the process runs. Does not check the database. */
export const livez: Endpoint = endpoint({ method: 'GET', path: '/livez', surface: 'api', handle: () => json({ status: 'live' }) })

/** Readiness: the database answers. Otherwise 503 with Retry-After. */
export const readyz: Endpoint = endpoint({
  method: 'GET',
  path: '/readyz',
  surface: 'api',
  handle: async (_request, { store }) => {
    await store.ping()
    return json({ status: 'ready' })
  },
})
