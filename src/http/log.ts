import { destination, type Logger, pino } from 'pino'
import type { Settings } from '#model/settings.ts'
import type { Observation } from './serve.ts'

/** A log, and how to get its last lines out before the process ends. */
export interface OpenLog {
  readonly log: Logger
  /** Writes a finished line. For the lines of requests, which hold no secret: walking them for redaction would cost more than the request. */
  readonly writeLine: (line: string) => void
  /** Resolves when they are out, or a second later: whoever read them may have gone. */
  flush(): Promise<void>
}

/** Members that may hold a secret, wherever in a line they stand. Nothing is logged that has them; this is the second wall. */
const SECRET = [
  ...['authorization', 'cookie', 'set-cookie', 'password', 'secret', 'client_secret', 'token', 'access_token', 'refresh_token', 'id_token', 'code'],
  ...['code_verifier', 'client_assertion', 'assertion', 'dpop', 'csrf', 'otp'],
]
const redact = { paths: SECRET.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]), censor: '[redacted]' }

/** How often lines that wait in memory are written out. */
const FLUSH_EVERY = 500
/** How many characters of lines are handed over at once: a write wakes another thread, which costs as much as fifty lines. */
const GATHERED = 32_768

/** JSON lines on standard output, gathered and written together; one line after the other, and in colour, when people watch. */
export async function openLog(level: Settings['log.level'], watched: boolean): Promise<OpenLog> {
  if (watched) {
    // Loaded for people only: a server that writes JSON starts sooner without.
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
  // Each write to the stream is measured and copied, so lines are written many at once.
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
    // Not flushSync: it tries again for ever when the reader of a pipe has gone.
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
 * The one line of a request: where it went, how it ended, never what it carried. The path is that of the endpoint, so no parameter is in it,
 * and every member is a text of ours, an address or a method that the HTTP parser let through: the line needs no escaping.
 */
export function logRequest({ writeLine }: OpenLog, { request, method, route, status, duration, tenant, error }: Observation): void {
  const who = tenant === undefined ? '' : `,"tenant":"${tenant}"`
  const why = error === undefined ? '' : `,"error":"${error}"`
  const tenths = Math.round(duration * 10)
  writeLine(
    `{"level":30,"time":${Date.now()},"request_id":"${request.id}","method":"${method}","route":"${route}","status":${status},"ms":${Math.floor(tenths / 10)}.${tenths % 10},"address":"${request.address}"${who}${why},"msg":"request"}\n`,
  )
}
