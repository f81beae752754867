import { destination, type Logger, pino } from 'pino'
import type { Settings } from '#model/settings.ts'
import type { Observation } from './serve.ts'

/** A log that can be flushed before the process ends. */
export interface OpenLog {
  readonly log: Logger
  /** Writes a finished line without redaction. For the lines of requests, which hold no secret: searching them would cost more than the request. */
  readonly writeLine: (line: string) => void
  /** Resolves when the lines are written, or after a second, because the reader of a pipe may be gone. */
  flush(): Promise<void>
}

/** Members that may hold a secret. No code logs them; redaction is a second defence. */
const SECRET = [
  ...['authorization', 'cookie', 'set-cookie', 'password', 'secret', 'client_secret', 'token', 'access_token', 'refresh_token', 'id_token', 'code'],
  ...['code_verifier', 'client_assertion', 'assertion', 'dpop', 'oauth-client-attestation-pop', 'csrf', 'otp'],
]
const redact = { paths: SECRET.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]), censor: '[redacted]' }

/** How often lines that wait in memory are written out. */
const FLUSH_EVERY = 500
/** How many characters are written at once: a write wakes another thread, which costs as much as fifty lines. */
const GATHERED = 32_768

/** A log of JSON lines on standard output, buffered; for a terminal, unbuffered lines in colour. */
export async function openLog(level: Settings['log.level'], watched: boolean): Promise<OpenLog> {
  if (watched) {
    // Loaded for a terminal only, because a server that writes JSON starts faster without it.
    const { default: pretty } = await import('pino-pretty')
    const out = pretty({ sync: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss.l' })
    return { log: pino({ level, redact }, out), writeLine: (line) => void out.write(line), flush: () => Promise.resolve() }
  }
  const out = destination({ dest: 1, sync: false, minLength: GATHERED, maxWrite: 2 * GATHERED })
  let gathered = ''
  const handOver = () => {
    const lines = gathered
    gathered = ''
    if (lines !== '') out.write(lines)
  }
  // Each write to the stream costs a copy, so many lines are written at once.
  const write = (line: string) => {
    gathered += line
    if (gathered.length > GATHERED) handOver()
  }
  const timer = setInterval(() => {
    handOver()
    out.flush()
  }, FLUSH_EVERY).unref()
  return {
    log: pino({ level, redact, base: null }, { write }),
    writeLine: write,
    // Not flushSync, which would retry for ever when the reader of a pipe is gone.
    async flush() {
      clearInterval(timer)
      handOver()
      const { promise, resolve } = Promise.withResolvers<void>()
      const patience = setTimeout(resolve, 1000)
      out.flush(() => resolve())
      await promise
      clearTimeout(patience)
    },
  }
}

/**
 * The log line of a request: its endpoint and result, without parameters. Every member is a text of ours, an address, or a method that the HTTP
 * parser accepted, so the line needs no escaping.
 */
export function logRequest({ writeLine }: OpenLog, { request, method, route, status, duration, tenant, error }: Observation): void {
  const who = tenant === undefined ? '' : `,"tenant":"${tenant}"`
  const why = error === undefined ? '' : `,"error":"${error}"`
  const tenths = Math.round(duration * 10)
  writeLine(
    `{"level":30,"time":${Date.now()},"request_id":"${request.id}","method":"${method}","route":"${route}","status":${status},"ms":${Math.floor(tenths / 10)}.${tenths % 10},"address":"${request.address}"${who}${why},"msg":"request"}\n`,
  )
}
