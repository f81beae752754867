import type { Server } from 'node:http'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { secretWeakness } from '#clients/secrets.ts'
import { openRevocations } from '#configuration/revocations.ts'
import { openTlsFiles, type TlsFiles } from '#configuration/tls-files.ts'
import { openExplanations } from '#events/explanations.ts'
import { openIssuedTokens } from '#events/issued-tokens.ts'
import { logRequest, type OpenLog } from '#http/log.ts'
import { openMetrics } from '#http/metrics.ts'
import { mutualTlsServer, type SecureServer } from '#http/mutual-tls.ts'
import { guardedFetch } from '#kit/fetch.ts'
import { favourEventLoop } from '#kit/pool-threads.ts'
import { randomText } from '#kit/random.ts'
import { root } from '#kit/root.ts'
import { turnClock } from '#kit/turn-clock.ts'
import { version } from '#kit/version.ts'
import { banner, secretsOf } from '#setup/banner.ts'
import { bootstrap, type FirstStart } from '#setup/first-start.ts'
import { writeSecrets } from '#setup/secrets-file.ts'
import { followDatabase } from '#store/database-clock.ts'
import { openTally } from '#usage/memory.ts'
import type { Happening } from '#usage/tally.ts'
import { openHeartbeat } from '#work/heartbeat.ts'
import { type App, compose, names } from './app.ts'
import { applyBundleFile } from './bundle.ts'
import { managementServer, type Stage } from './management.ts'
import { CannotStart, type Ground, messageOf } from './open.ts'

/** The dependencies of a running server. */
export interface Serving extends Ground {
  readonly log: OpenLog
  /** NODE_ENV is production: the public listener then listens on all networks. */
  readonly production: boolean
  /** Writes to the person who started the server. Absent: the output goes to a log. */
  readonly say?: (text: string) => void
}

/** How long running requests may take to end when the server stops, in milliseconds. */
const DRAIN = 10_000
const WEB = join(root, 'dist/web')

/** Serves until `stop` is called, which finishes running requests, writes the counts and closes the database. @throws {CannotStart} */
export async function serve(serving: Serving): Promise<{ stop(): Promise<void> }> {
  const { store, vault, settings, issuer, log: opened } = serving
  const { log } = opened
  const requestLines = settings['log.requests'] && log.isLevelEnabled('info')
  const clock = await openClock(store, log)
  const { now } = clock
  const stage: Stage = { started: false, draining: false }
  const metrics = openMetrics()
  const failed = (what: string) => (error: unknown) => log.warn({ err: error }, what)
  const records = openRecords({ store, now, failed, counts: settings.token_events, seen: metrics.happened })
  const { tally, explanations } = records
  const management = managementServer({ store, metrics, stage })
  const host = settings['http.host'] ?? (serving.production ? '0.0.0.0' : '127.0.0.1')
  if (settings['management.port'] !== 0) await listenManagement(management, settings['management.port'], settings['management.host'] ?? host)
  const first = await bootstrap({ store, vault, settings, issuer, names, now })
  await applyStartBundle(serving, now)
  const certificates = await openCertificates(settings, now, log)
  const node = `${hostname()}-${randomText(4)}`
  const { server, outer, work } = compose({
    now,
    node,
    store,
    vault,
    settings,
    issuer,
    log,
    tally,
    explanations,
    fetch: guardedFetch(settings.allow_private_fetch),
    ...certificates.parts,
    web: WEB,
    observe: (seen) => {
      metrics.observe(seen)
      if (requestLines) logRequest(opened, seen)
    },
  })
  const listeners = await listenForClients({ server, outer }, certificates.tlsFiles, { settings, host })
  const heartbeat = openHeartbeat({ store, id: node, version, now, failed: failed('the heartbeat of this node was not written') })
  await Promise.all([work.start(), heartbeat.start()])
  await favourEventLoop()
  stage.started = true
  log.info({ issuer, database: store.dialect }, 'listening')
  tellOperator(first, serving)
  return {
    async stop() {
      stage.draining = true
      clock.stop()
      certificates.stop()
      await listeners.stop()
      await work.stop()
      await heartbeat.stop()
      await records.close()
      management.close()
      management.closeAllConnections()
      await store.close()
      log.info('stopped')
      await opened.flush()
    },
  }
}

/** Opens the files of mutual TLS, and the revocation lists. @throws {BadSettings} */
async function openCertificates(settings: Serving['settings'], now: () => number, log: Serving['log']['log']) {
  const warn = (sentence: string) => log.warn(sentence)
  const tlsFiles = await openTlsFiles(settings, { warn })
  const revocations = await openRevocations(settings, { fetch: guardedFetch(settings.allow_private_fetch), now, warn })
  revocations.watch()
  const parts = { clientAuthorities: () => tlsFiles.current().authorities, revocations: revocations.current }
  return { tlsFiles, parts, stop: revocations.stop }
}

/** Tells of the secrets that this start made, and of a given one that can be guessed. */
function tellOperator(first: FirstStart, { issuer, settings, say, log: { log } }: Serving): void {
  const weakness = secretWeakness(settings['admin.client_secret'])
  if (weakness !== undefined) log.warn(`GATEHOUSE_ADMIN_CLIENT_SECRET is weak: ${weakness}`)
  if (say) say(banner(issuer, first, settings))
  else putAside(first, settings, log)
}

/** Applies the bundle of the operator, if there is one, before anybody is served. @throws {CannotStart} */
async function applyStartBundle({ store, vault, settings, issuer, log: { log } }: Serving, now: () => number): Promise<void> {
  const path = settings['bundle.path']
  if (path === undefined) return
  const applied = await applyBundleFile({ store, vault, settings, issuer, path, now })
  const changes = applied.filter(({ outcome }) => outcome !== 'unchanged').map(({ place, outcome }) => `${place} ${outcome}`)
  if (changes.length > 0) log.info({ changes }, 'the bundle was applied')
}

interface RecordParts {
  readonly store: Serving['store']
  readonly now: () => number
  readonly failed: (what: string) => (error: unknown) => void
  /** Issued tokens are recorded as events. */
  readonly counts: boolean
  readonly seen: (happening: Happening) => void
}

/** The records that are gathered in memory and written a moment later: counts of what happens, and explanations of refusals. */
function openRecords({ store, now, failed, counts, seen }: RecordParts) {
  const issued = counts ? openIssuedTokens({ store, now, failed: failed('counts of issued tokens were not recorded') }) : undefined
  const both = (happening: Happening) => {
    seen(happening)
    issued?.happened(happening)
  }
  const tally = openTally({ store, now, seen: issued ? both : seen, failed: failed('counts were not written; they are kept') })
  const explanations = openExplanations({ store, now, failed: failed('explanations of refusals were not written') })
  return {
    tally,
    explanations,
    async close() {
      await tally.close()
      await issued?.close()
      await explanations.close()
    },
  }
}

/** The clock of the database, read once per turn of the event loop. */
async function openClock(store: Serving['store'], log: OpenLog['log']): Promise<{ readonly now: () => number; stop(): void }> {
  const clock = await followDatabase(store)
  if (Math.abs(clock.ahead()) > 1000) log.warn({ ahead_ms: clock.ahead() }, 'the clock of this machine differs from that of the database, which counts')
  return { now: turnClock(clock.now), stop: () => clock.stop() }
}

/** Without a person at the terminal, generated secrets go into a file that only the operator can read; the log names the file. */
function putAside(first: FirstStart, settings: Serving['settings'], log: OpenLog['log']): void {
  if ((first.password ?? first.client_secret) === undefined) return
  try {
    log.warn({ file: writeSecrets(settings.data, secretsOf(first)) }, 'the secrets of this start are in this file: note them, then delete it')
  } catch (error) {
    log.error({ err: error }, 'the secrets of this start could not be written: make others with `gatehouse users set-password` and `gatehouse clients secret`')
  }
}

/** Finishes running requests: idle connections are closed at once, the others at the deadline. */
async function drain(server: Server | SecureServer, close: () => Promise<unknown>): Promise<void> {
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const late = setTimeout(() => server.closeAllConnections(), DRAIN)
  await close()
  clearInterval(idle)
  clearTimeout(late)
}

/** @throws {CannotStart} with the remedy */
async function listenWith(server: FastifyInstance, { port, host }: ListeningAddress, remedy: string): Promise<void> {
  try {
    await server.listen({ port, host })
  } catch (error) {
    throw cannotListen(error, port, remedy)
  }
}

const listenManagement = (server: Server, port: number, host: string): Promise<void> =>
  listenAt(server, { port, host }, 'set GATEHOUSE_MANAGEMENT_PORT to another, or to 0 for none')

/**
 * Opens the public listener, that of the console where it has one, and that for clients with a certificate where one is set, which takes over renewed
 * certificates.
 */
async function listenForClients({ server, outer }: Pick<App, 'server' | 'outer'>, files: TlsFiles, { settings, host }: BoundAddress) {
  await listenWith(outer, { port: settings['http.port'], host }, 'set PORT to another')
  const inner = { port: settings['console.port'], host: settings['console.host'] ?? host }
  if (server !== outer) await listenWith(server, inner, 'set GATEHOUSE_CONSOLE_PORT to another, or to 0 for none')
  const { pair } = files.current()
  const secure = pair && mutualTlsServer(outer, pair, settings['http.request_timeout'])
  if (secure) await listenAt(secure, { port: settings['mtls.port'], host }, 'set GATEHOUSE_MTLS_PORT to another, or to 0 for none')
  files.watch((found) => {
    if (found.pair) secure?.setSecureContext(found.pair)
  })
  return {
    stop() {
      files.stop()
      const open = [...new Set([outer, server])].map((app) => drain(app.server, () => app.close()))
      return Promise.all([...open, secure && drain(secure, () => new Promise((resolve) => secure.close(resolve)))])
    },
  }
}
interface ListeningAddress {
  readonly port: number
  readonly host: string
}
interface BoundAddress {
  readonly settings: Serving['settings']
  readonly host: string
}

/** @throws {CannotStart} with the remedy */
async function listenAt(server: Server | SecureServer, { port, host }: ListeningAddress, remedy: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject).listen(port, host, resolve)
  await promise.catch((error) => {
    throw cannotListen(error, port, remedy)
  })
}

function cannotListen(error: unknown, port: number, remedy: string): CannotStart {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const why =
    code === 'EADDRINUSE' ? 'is in use by another program' : code === 'EACCES' ? 'may not be opened by this user' : `cannot be opened (${messageOf(error)})`
  return new CannotStart(`Port ${port} ${why}; ${remedy}.`, { cause: error })
}
