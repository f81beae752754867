import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the project. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const pinned = join(root, 'node_modules/.bin/node')
const OLDEST = [24, 15]

/**
 * npm's own variables are for the script that npm started, not for the processes of that script; and while node_modules is
 * being replaced, nothing may be run from it.
 */
function outsideEnv() {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(join(root, 'node_modules')))
  return { ...process.env, PATH: path.join(delimiter) }
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
  } catch {
    return undefined
  }
}

/** True when node_modules holds exactly what package-lock.json says; an optional package may be missing, being for another machine. */
export function isInstalled() {
  const [wanted, found] = [readLock('package-lock.json'), readLock('node_modules/.package-lock.json')]
  if (!wanted) throw new Error('package-lock.json is missing or is not JSON')
  if (!found) return false
  return (
    Object.entries(wanted).every(([name, entry]) => name === '' || (found[name] ? same(found[name], entry) : entry.optional === true)) &&
    Object.keys(found).every((name) => name in wanted)
  )
}
const same = (a, b) => a.version === b.version && a.integrity === b.integrity

/** `npm ci` empties node_modules first. Where that is a link, it would empty a folder that others use. */
function refuseLink() {
  if (!lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return
  process.stderr.write('node_modules is a link, and what it leads to is not what package-lock.json names: install there, or remove the link.\n')
  process.exit(1)
}

/** Runs the npm that started this, or that of the machine. */
export function runNpm(args) {
  const npm = process.env.npm_execpath
  const options = { cwd: root, env: outsideEnv(), encoding: 'utf8', maxBuffer: 64 << 20 }
  return npm?.endsWith('.js') ? spawnSync(process.env.npm_node_execpath ?? 'node', [npm, ...args], options) : spawnSync('npm', args, options)
}

/** Installs what package-lock.json names, unless that is there already. Ends the process with a clear word when it cannot. */
export function install() {
  if (isInstalled()) return
  refuseLink()
  const count = Object.keys(readLock('package-lock.json') ?? {}).length
  process.stderr.write(`Installing ${count} packages, this once …\n`)
  const started = Date.now()
  // Development packages are wanted even under NODE_ENV=production: they build the console.
  const done = runNpm(['ci', '--include=dev', '--loglevel=error'])
  if (done.status !== 0) {
    process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}\nnpm ci failed${done.error ? `: ${done.error.message}` : ''}; see above.\n`)
    process.exit(1)
  }
  process.stderr.write(`Installed in ${seconds(started)} s.\n`)
}

/** The Node that runs the project: the one that package-lock.json pins, or that of the machine when it is new enough. */
export function findNode() {
  if (existsSync(pinned)) return pinned
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return process.execPath
  process.stderr.write(
    `No Node is pinned for ${process.platform} ${process.arch}, and the one here is ${process.versions.node}: install Node ${OLDEST.join('.')} or newer.\n`,
  )
  process.exit(1)
}

/** Compiled code is kept beside the packages it belongs to: the second start takes half as long as the first. */
export const compileCache = { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules/.cache/compile') }

/** How long ago, in seconds, for a progress line. */
export const seconds = (since) => ((Date.now() - since) / 1000).toFixed(1)
