import { randomBytes, type X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { type KeptExplanations, openExplanations } from '#events/explanations.ts'
import type { AnyResource } from '#fields/resource.ts'
import { initialValues } from '#fields/write.ts'
import type { Context } from '#http/context.ts'
import { guardedFetch } from '#kit/fetch.ts'
import { openVault } from '#kit/vault.ts'
import { resources } from '#model/all.ts'
import { settings as declared, type Settings } from '#model/settings.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import type { Store } from '#store/store.ts'
import type { Tally } from '#usage/tally.ts'
import { ensureStandingJob } from '#work/enqueue.ts'
import { purge } from '#work/purge.ts'
import { scheduleId } from '#work/runner.ts'
import { type App, compose, names } from '../../src/app.ts'
import { bootstrap } from '../../src/setup/first-start.ts'
import { freePort } from './free-port.ts'

export const ADMIN_SECRET = 'an administration secret for tests only'
export const ADMIN_PASSWORD = 'correct horse battery staple'

export interface TestServer extends App {
  readonly store: Store
  readonly issuer: string
  /** The context of the default tenant. */
  readonly context: Context
  /** A clock that tests may move: milliseconds added to the real one. */
  readonly clock: { skew: number }
  /** Everything the server logged, as lines of JSON. */
  readonly logged: string[]
  readonly explanations: KeptExplanations
  /** Sends a request in process. A form or JSON body is encoded by the type of `form` or `json`. */
  call(method: string, path: string, options?: CallOptions): Promise<CallAnswer>
  /** An access token of the bootstrap administration client. */
  adminToken(scope?: string): Promise<string>
  /** Listens on a free port of the loopback address; the issuer names it. */
  close(): Promise<void>
}
export interface CallOptions {
  readonly form?: Record<string, string> | string
  readonly json?: unknown
  readonly headers?: Record<string, string>
  readonly basic?: readonly [id: string, secret: string]
  readonly bearer?: string
}
export interface CallAnswer {
  readonly status: number
  readonly headers: Record<string, string | string[] | number | undefined>
  readonly text: string
  /** The body as JSON. Tests read it freely. */
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what the tests are about
  readonly json: any
}

interface Options {
  readonly store?: Store
  readonly settings?: Partial<Settings>
  /** Listen on a socket; the issuer is then `http://localhost:{port}`. */
  readonly listen?: boolean
  readonly masterKey?: Buffer
  readonly tally?: Tally
  readonly web?: string
  readonly clientAuthorities?: () => readonly X509Certificate[]
  readonly revocations?: Context['revocations']
  readonly declarations?: readonly AnyResource[]
  /** In place of DNS. */
  readonly findTexts?: Context['findTexts']
}

/** Later than any clock of a test: the year 2100. */
const NEVER = Date.UTC(2100)

/** A whole server in this process, on an embedded database in memory unless a store is given, with the administration client and administrator made. */
export async function startServer(options: Options = {}): Promise<TestServer> {
  const port = options.listen ? await freePort() : undefined
  const issuer = options.settings?.issuer ?? (port === undefined ? 'https://id.example' : `http://localhost:${port}`)
  const settings = {
    ...initialValues(declared),
    'admin.client_secret': ADMIN_SECRET,
    'admin.password': ADMIN_PASSWORD,
    ...options.settings,
    issuer,
  } as Settings
  const store = options.store ?? (await openSqlite(':memory:', options.declarations ?? resources))
  const vault = openVault(options.masterKey ?? randomBytes(32))
  const logged: string[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) })
  const clock = { skew: 0 }
  const tally = options.tally ?? { happened: () => {}, used: () => {} }
  const now = () => Date.now() + clock.skew
  const explanations = openExplanations({ store, now, failed: (err) => log.warn({ err }, 'explanations of refusals were not written') })
  const app = compose({
    explanations,
    ...(options.revocations && { revocations: options.revocations }),
    ...(options.clientAuthorities && { clientAuthorities: options.clientAuthorities }),
    store,
    vault,
    settings,
    issuer,
    log,
    tally,
    fetch: guardedFetch(settings.allow_private_fetch),
    now,
    ...(options.web ? { web: options.web } : {}),
    ...(options.declarations ? { declarations: options.declarations } : {}),
    ...(options.findTexts ? { findTexts: options.findTexts } : {}),
  })
  await bootstrap({ store, vault, settings, issuer, names, now: Date.now })
  const context = await app.contexts.find()
  if (!context) throw new Error('bootstrap made no default tenant')
  await app.server.ready()
  // Tests move the clock back again: a purge by a later clock would remove what they make afterwards.
  await ensureStandingJob(store, scheduleId(purge.kind), { kind: purge.kind, now: NEVER })
  await app.work.start()
  if (port !== undefined) await app.server.listen({ port, host: '127.0.0.1' })

  const call = async (method: string, path: string, o: CallOptions = {}): Promise<CallAnswer> => {
    const headers: Record<string, string> = { ...o.headers }
    let payload: string | undefined
    if (o.form !== undefined) {
      headers['content-type'] ??= 'application/x-www-form-urlencoded'
      payload = typeof o.form === 'string' ? o.form : new URLSearchParams(o.form).toString()
    } else if (o.json !== undefined) {
      headers['content-type'] ??= 'application/json'
      payload = JSON.stringify(o.json)
    }
    if (o.basic) headers['authorization'] = `Basic ${Buffer.from(o.basic.map(encodeURIComponent).join(':')).toString('base64')}`
    if (o.bearer) headers['authorization'] = `Bearer ${o.bearer}`
    const answer = await app.server.inject({ method: method as 'GET', url: path, headers, ...(payload === undefined ? {} : { payload }) })
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: answer.payload,
      get json() {
        return JSON.parse(answer.payload)
      },
    }
  }
  return {
    ...app,
    store,
    issuer,
    context,
    clock,
    logged,
    explanations,
    call,
    adminToken: async (scope) => {
      const wanted = scope ?? (await import('#model/system-scopes.ts')).adminScopes.join(' ')
      const answer = await call('POST', '/oauth/token', {
        form: { grant_type: 'client_credentials', scope: wanted },
        basic: [settings['admin.client_id'], ADMIN_SECRET],
      })
      if (answer.status !== 200) throw new Error(`no administration token: ${answer.text}`)
      return answer.json.access_token
    },
    close: async () => {
      await app.server.close()
      await app.work.stop()
      await explanations.close()
      await store.close()
    },
  }
}

/** A folder of its own that goes away with the process. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
