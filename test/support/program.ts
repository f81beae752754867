import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { after } from 'node:test'
import { isServerBuilt } from '../../scripts/build-server.mjs'
import { freePort } from './free-port.ts'

const ROOT = join(import.meta.dirname, '../..')

// A process of the sources loads two thousand files: a second of CPU more than the built one, each time.
const built = isServerBuilt()
/** The server as `npm start` runs it, where it is built of these sources; else the sources. */
export const SERVER = built ? 'dist/server/main.js' : 'src/main.ts'
/** The command line, likewise. */
export const COMMANDS = built ? 'dist/server/cli.js' : 'bin/gatehouse.js'

/** How a program ended. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The program as people run it: a process of its own, with its own environment. */
export interface Program {
  readonly process: ChildProcess
  /** All it has written so far. */
  readonly output: () => string
  readonly ended: Promise<Ended>
}

// A test that failed must not leave its program behind.
const running = new Set<ChildProcess>()
after(() => {
  for (const child of running) child.kill('SIGKILL')
})

type Environment = Readonly<Record<string, string>>

/** Nothing of the environment of the tests but the way to programs, and an empty settings file, so that no setting of the machine slips in. */
export function runProgram(script: string, args: readonly string[], env: Environment): Program {
  const child = spawn(process.execPath, [join(ROOT, script), ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], GATEHOUSE_CONFIG: '/dev/null', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text
  })
  running.add(child)
  const ended = once(child, 'close').then(([code]): Ended => {
    running.delete(child)
    return { code, stdout, stderr }
  })
  return { process: child, output: () => stdout + stderr, ended }
}

/** A server in a process of its own, once it is ready. */
export interface RunningServer extends Program {
  readonly issuer: string
  readonly management: string
}

/** Starts the server, on free ports unless told, and waits until it is ready. @throws {Error} when it ends instead. */
export async function runServer(env: Environment, script = SERVER): Promise<RunningServer> {
  const port = env['PORT'] ?? String(await freePort())
  const management = env['GATEHOUSE_MANAGEMENT_PORT'] ?? String(await freePort())
  const program = runProgram(script, [], { ...env, PORT: port, GATEHOUSE_MANAGEMENT_PORT: management })
  const urls = { issuer: `http://localhost:${port}`, management: `http://127.0.0.1:${management}` }
  let over = false
  program.ended.then(
    () => {
      over = true
    },
    () => {},
  )
  while (!over) {
    const ready = await fetch(`${urls.management}/startupz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (ready) return { ...program, ...urls }
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`the server ended: ${program.output()}`)
}
