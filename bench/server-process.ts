import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** A server under measurement, in a process of its own. */
export interface ServerProcess {
  readonly port: number
  /** User and system time of the process and its children so far, in seconds. */
  cpu(): number
  /** Resident memory, in MiB. */
  memory(): number
  /** From spawning to the first answer, in milliseconds. */
  readonly ready: number
  stop(): Promise<void>
}

const TICKS = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

function ticksOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  // utime, stime, and those of children that have ended (proc(5), counted from the state field)
  const own = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0)
  return own + childrenOf(pid).reduce((sum, child) => sum + ticksOf(child), 0)
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number))
  } catch {
    return []
  }
}

/** True where this system can pin processes to a core. */
const pins = (() => {
  try {
    execFileSync('taskset', ['-c', '0', 'true'])
    return true
  } catch {
    return false
  }
})()

/** Pins the load generator away from the server's core. */
export function pinSelf(): void {
  if (pins) execFileSync('taskset', ['-a', '-c', '-p', '1', String(process.pid)], { stdio: 'ignore' })
}

/** Starts a Node program on a core of its own and waits until `probe` answers. */
export async function startProcess(
  file: string,
  port: number,
  env: Readonly<Record<string, string>>,
  probe: string,
  flags: readonly string[] = [],
): Promise<ServerProcess> {
  const started = performance.now()
  const node = [process.execPath, ...flags, file]
  const [command, ...args] = (pins ? ['taskset', '-c', '0', ...node] : node) as [string, ...string[]]
  const child = spawn(command, args, {
    env: { NODE_COMPILE_CACHE: 'node_modules/.cache/compile', ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += String(chunk)
  })
  await answering(child, `http://127.0.0.1:${port}${probe}`, () => errors)
  const pid = child.pid as number
  return {
    port,
    cpu: () => ticksOf(pid) / TICKS,
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    ready: performance.now() - started,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
        setTimeout(() => child.kill('SIGKILL'), 5000).unref()
      }),
  }
}

async function answering(child: ChildProcess, url: string, errors: () => string): Promise<void> {
  const until = Date.now() + 60_000
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the server ended: ${errors()}`)
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(`no answer from ${url} within a minute: ${errors()}`)
}
