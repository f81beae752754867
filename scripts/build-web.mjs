import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findNode, root, seconds } from './install.mjs'

const built = join(root, 'dist/web/.built')
const sources = ['web', 'src/fields', 'src/model', 'package-lock.json']

function* filesUnder(path) {
  const entries = readdirSync(join(root, path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) continue
    const child = `${path}/${entry.name}`
    if (entry.isDirectory()) yield* filesUnder(child)
    else yield child
  }
}

/** A digest of everything the bundle is made of. */
function digestOfSources() {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of source.endsWith('.json') ? [source] : filesUnder(source))
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(join(root, file)))
        .update('\0')
  }
  return hash.digest('hex')
}

/** Builds the console into dist/web when it is absent or older than its sources. Returns whether a good bundle is there afterwards. */
export function buildWeb() {
  if (!existsSync(join(root, 'web/vite.config.ts'))) return true
  const digest = digestOfSources()
  if (existsSync(built) && readFileSync(built, 'utf8') === digest) return true
  process.stderr.write('Building the console …\n')
  const started = Date.now()
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const done = spawnSync(findNode(), [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'web'),
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (done.status !== 0) {
    process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}\nThe console could not be built; see above.\n`)
    return false
  }
  mkdirSync(join(root, 'dist/web'), { recursive: true })
  writeFileSync(built, digest)
  process.stderr.write(`Built in ${seconds(started)} s.\n`)
  return true
}
