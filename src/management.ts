import { createServer, type Server } from 'node:http'
import type { Metrics } from '#http/metrics.ts'
import type { Store } from '#store/store.ts'

/** The stage of the process between start and stop. */
export interface Stage {
  started: boolean
  draining: boolean
}

interface ManagementAnswer {
  readonly status: number
  readonly body: string
  readonly type?: string
}

const notReady = (error: unknown): ManagementAnswer => ({
  status: 503,
  body: `${JSON.stringify({ status: 'unready', reason: error instanceof Error ? error.message : String(error) })}\n`,
})
const fine = (status: string): ManagementAnswer => ({ status: 200, body: `${JSON.stringify({ status })}\n` })

/** The management listener, for operators: health for orchestrators, metrics for Prometheus. */
export function managementServer(parts: { readonly store: Store; readonly metrics: Metrics; readonly stage: Stage }): Server {
  const { store, metrics, stage } = parts
  const answers: Readonly<Record<string, () => Promise<ManagementAnswer> | ManagementAnswer>> = {
    '/livez': () => fine('live'),
    '/startupz': () => (stage.started ? fine('started') : notReady('starting')),
    '/readyz': async () => {
      // A load balancer that sees this sends no more requests, while the running ones are finished.
      if (stage.draining) return notReady('draining')
      if (!stage.started) return notReady('starting')
      return store.ping().then(() => fine('ready'), notReady)
    },
    '/metrics': async () => ({ status: 200, body: await metrics.render(), type: metrics.contentType }),
  }
  return createServer(async (request, response) => {
    const path = request.url?.split('?', 1)[0] ?? ''
    const answer = Object.hasOwn(answers, path) && request.method === 'GET' ? answers[path] : undefined
    const said = answer ? await Promise.resolve(answer()).catch(notReady) : { status: 404, body: '{"status":"not found"}\n' }
    const retry = said.status === 503 ? { 'retry-after': '2' } : {}
    response.writeHead(said.status, { 'content-type': said.type ?? 'application/json', 'cache-control': 'no-store', ...retry }).end(said.body)
  })
}
