import { randomBytes } from 'node:crypto'
import { startPostgresAlone } from '../test/support/postgres.ts'
import { issueDisclosures, verifyPresentations } from './credentials.ts'
import { Connection, type Operation, post, request } from './drive.ts'
import { tokens } from './lines.ts'
import { inTurn, measure, type Result } from './measure.ts'
import { cookies, SECRET, startOurs } from './ours.ts'
import type { ServerProcess } from './server-process.ts'

/** A measurement of our server alone: each gives one line of the table. */
export interface Single {
  readonly name: string
  readonly row: string
  readonly run: () => Promise<Omit<Result, 'name' | 'row'>>
}

/** Row 9: what the request log and the metrics add to a request. */
async function observing(): Promise<Omit<Result, 'name' | 'row'>> {
  const [loud, quiet] = [await startOurs(), await startOurs({ GATEHOUSE_LOG_REQUESTS: 'false' })]
  try {
    const operations = async (server: ServerProcess) => tokens('opaque')(server)
    const { a, b } = await inTurn({ servers: [loud], operations: await operations(loud) }, { servers: [quiet], operations: await operations(quiet) })
    const added = a.cpu - (b?.cpu ?? 0)
    return { ...a, cpu: added, theirs: b?.cpu, ratio: undefined, share: undefined, met: added <= 8 }
  } finally {
    await Promise.all([loud.stop(), quiet.stop()])
  }
}

/** Row 13: two processes that share one PostgreSQL, against one; each under the same load, so that the batches are of one size and what differs is the sharing. */
async function twoProcesses(): Promise<Omit<Result, 'name' | 'row'>> {
  const database = await startPostgresAlone()
  const env = { DATABASE_URL: database.url, GATEHOUSE_MASTER_KEY: randomBytes(32).toString('base64url') }
  const first = await startOurs(env)
  const second = await startOurs(env)
  try {
    const [one, two] = [await tokens('opaque')(first), await tokens('opaque')(second)]
    const { a, b } = await inTurn({ servers: [first, second], operations: [...one, ...two] }, { servers: [first], operations: one })
    const ratio = a.cpu / (b?.cpu ?? a.cpu)
    return { ...a, theirs: b?.cpu, ratio, share: undefined, met: ratio <= 1.15 }
  } finally {
    await first.stop()
    await second.stop()
    await database.stop()
  }
}

/** A person who signs in over and over, at most one attempt under way. */
function signingIn(port: number): Operation {
  const connection = new Connection(port)
  return async () => {
    const form = await connection.send(request('GET', '/login', { accept: 'text/html' }))
    const csrf = /name="csrf" value="([^"]+)"/.exec(form.body)?.[1] ?? ''
    await connection.send(post('/login', { username: 'admin', password: SECRET, csrf }, { cookie: cookies(form), origin: `http://localhost:${port}` }))
    return 0
  }
}

/** Row 15: how much longer the slowest tokens take while a hundred people sign in. */
async function whileSigningIn(): Promise<Omit<Result, 'name' | 'row'>> {
  const server = await startOurs()
  try {
    const alone = await tokens('opaque')(server)
    const { a } = await inTurn({ servers: [server], operations: alone.slice(0, 8) })
    let busy = true
    const people = Array.from({ length: 100 }, async () => {
      const operation = signingIn(server.port)
      while (busy) await operation()
    })
    const together = await measure([server], alone.slice(0, 8))
    busy = false
    await Promise.all(people)
    const added = together.p99 - a.p99
    return { cpu: together.cpu, p50: together.p50, p99: together.p99, theirs: undefined, ratio: undefined, share: undefined, met: added <= 15 }
  } finally {
    await server.stop()
  }
}

export const singles: readonly Single[] = [
  { name: 'log-and-metrics', row: '9', run: observing },
  { name: 'two-processes', row: '13', run: twoProcesses },
  { name: 'token-during-sign-ins', row: '15', run: whileSigningIn },
  { name: 'credential-issuance', row: '16', run: issueDisclosures },
  { name: 'presentation', row: '17', run: verifyPresentations },
]
