import { BadSettings } from '#configuration/fault.ts'
import { loadSettings } from '#configuration/load.ts'
import { openLog } from '#http/log.ts'
import { names } from './app.ts'
import { CannotStart, openGround } from './open.ts'
import { serve } from './serve.ts'

/**
 * A second signal after so many milliseconds ends the process at once. Earlier ones are ignored, because the terminal and npm both pass on one
 * Ctrl-C.
 */
const PATIENCE = 1000

/** The process of the server: starts it, and stops it on a signal. A fault of the operator is one sentence without a stack. */
export async function main(): Promise<void> {
  try {
    const settings = loadSettings(process.env, names)
    const log = await openLog(settings['log.level'], process.stdout.isTTY === true)
    process.on('uncaughtException', (error) => {
      log.log.error({ err: error }, 'a bug ended the process')
      void log.flush().then(() => process.exit(1))
    })
    const ground = await openGround(settings, (sentence) => process.stderr.write(`${sentence}\n`))
    const production = process.env['NODE_ENV'] === 'production'
    // In production standard output is a log, unless a person looks at it.
    const watched = !production || process.stdout.isTTY === true
    const server = await serve({ ...ground, log, production, ...(watched ? { say: (text: string) => process.stdout.write(text) } : {}) })
    let told = 0
    const stop = () => {
      if (told !== 0 && Date.now() - told < PATIENCE) return
      if (told !== 0) process.exit(1)
      told = Date.now()
      server.stop().then(() => process.exit(0), fail)
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  } catch (error) {
    fail(error)
  }
}

function fail(error: unknown): never {
  const known = error instanceof BadSettings || error instanceof CannotStart
  process.stderr.write(`${known ? error.message : error instanceof Error ? error.stack : error}\n`)
  process.exit(1)
}
