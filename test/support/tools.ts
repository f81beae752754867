import { spawn, spawnSync } from 'node:child_process'
import { text } from 'node:stream/consumers'
import type { TestContext } from 'node:test'

/** Something that a test would need and that is not to be had here: no program, or no registry. */
export class NotToBeHad extends Error {
  override name = 'NotToBeHad'
}

interface Running {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** After how many milliseconds it is ended. */
  readonly timeout?: number
}

/** Spring Boot comes with the version of Spring Security that the presets name. */
export const SPRING_BOOT = '4.0.7'

/** A Java program that runs for seconds does so with half the CPU when only the quick compiler and one collecting thread work for it. */
const QUICK = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']
/** The environment of the programs of a test; Java programs read how they are to run from it. */
export const toolEnv = { ...process.env, JDK_JAVA_OPTIONS: QUICK.join(' ') }

/** Runs a program to its end and tells what it printed. @throws with what it complained of, when it fails or takes too long */
export async function runTool(command: string, args: readonly string[], { cwd, env, timeout = 300_000 }: Running): Promise<string> {
  const child = spawn(command, args, { cwd, env: { ...toolEnv, ...env }, stdio: ['ignore', 'pipe', 'pipe'], timeout, killSignal: 'SIGKILL' })
  const failed = new Promise<never>((_, reject) => child.once('error', reject))
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [said, complained] = await Promise.race([Promise.all([text(child.stdout), text(child.stderr)]), failed])
  const code = await closed
  if (code !== 0) throw new Error(`${command} ${args.slice(0, 3).join(' ')} ended with ${code}:\n${`${said}\n${complained}`.slice(0, 16_000)}`)
  return said
}

/** Compiles Java sources into the folder `classes`; `path` is the class path. */
export const compileJava = (sources: readonly string[], path: string, running: Running): Promise<string> =>
  runTool('javac', [...QUICK.map((flag) => `-J${flag}`), '-nowarn', '-proc:none', '-parameters', '-d', 'classes', '-cp', path, ...sources], running)

/** Fetches something from a registry, by its ordinary client. @throws {NotToBeHad} when that cannot be done here */
export async function fetchBy(command: string, args: readonly string[], running: Running): Promise<void> {
  await runTool(command, args, { timeout: 180_000, ...running }).catch((cause: unknown) => {
    throw new NotToBeHad(`${command} ${args[0]} got nothing`, { cause })
  })
}

/** @throws {NotToBeHad} naming the programs that are not on this machine */
export function needPrograms(...programs: readonly string[]): void {
  const missing = programs.filter((program) => spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0)
  if (missing.length > 0) throw new NotToBeHad(`no ${missing.join(', ')} here`)
}

/** A test that is skipped, in one line, where what it needs is not to be had. */
export const whereToBeHad = (body: (t: TestContext) => Promise<void>) => async (t: TestContext) => {
  try {
    await body(t)
  } catch (caught) {
    if (!(caught instanceof NotToBeHad)) throw caught
    t.skip(caught.message)
  }
}
