import { destination, type Logger, pino } from 'pino'
import pretty from 'pino-pretty'
import type { Settings } from '#model/settings.ts'
import type { Observation } from './transport.ts'

/** A log, and how to get its last lines out before the process ends. */
export interface OpenLog {
  readonly log: Logger
  /** For the line of each request, whose members are fixed and hold no secret: walking them for redaction would cost more than the request. */
  readonly requests: Logger
  flush(): void
}

/** Members that may hold a secret, wherever in a line they stand. Nothing is logged that has them; this is the second wall. */
const SECRET = [
  ...['authorization', 'cookie', 'set-cookie', 'password', 'secret', 'client_secret', 'token', 'access_token', 'refresh_token', 'id_token', 'code'],
  ...['code_verifier', 'client_assertion', 'assertion', 'dpop', 'csrf', 'otp'],
]
const redact = { paths: SECRET.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]), censor: '[redacted]' }

/** How often lines that wait in memory are written out. */
const FLUSH_EVERY = 500

/** JSON lines on standard output, gathered and written together; one line after the other, and in colour, when people watch. */
export function openLog(level: Settings['log.level'], watched: boolean): OpenLog {
  if (watched) {
    const log = pino({ level, redact }, pretty({ sync: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss.l' }))
    return { log, requests: log, flush: () => {} }
  }
  const out = destination({ dest: 1, sync: false, minLength: 8192 })
  const timer = setInterval(() => out.flush(), FLUSH_EVERY).unref()
  return {
    log: pino({ level, redact, base: null }, out),
    requests: pino({ level, base: null }, out),
    flush() {
      clearInterval(timer)
      out.flushSync()
    },
  }
}

/** The one line of a request: where it went, how it ended, never what it carried. The path is that of the endpoint, so no parameter is in it. */
export function logRequest(log: Logger, { request, method, route, status, duration, tenant, error }: Observation): void {
  log.info({ request_id: request.id, method, route, status, ms: Math.round(duration * 10) / 10, address: request.address, tenant, error }, 'request')
}
