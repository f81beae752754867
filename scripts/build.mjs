import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findNode, root, seconds } from './install.mjs'
import { digestOf, isFresh } from './sources.mjs'

const markOf = (into) => join(root, into, '.built')

/** True when the built files are there, and of the sources as they are. */
export const isBuilt = ({ into, of }) => isFresh(markOf(into), digestOf(of))

/** Builds something when it is absent or older than its sources: `run` gives how a process ended. Returns whether a good one is there afterwards. */
export function buildWith({ what, into, of, run }) {
  const digest = digestOf(of)
  if (isFresh(markOf(into), digest)) return true
  process.stderr.write(`Building ${what} …\n`)
  const started = Date.now()
  const done = run()
  if (done.status !== 0) {
    process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}\n${what} could not be built; see above.\n`)
    return false
  }
  mkdirSync(join(root, into), { recursive: true })
  writeFileSync(markOf(into), digest)
  process.stderr.write(`Built in ${seconds(started)} s.\n`)
  return true
}

/** Builds something with Vite. */
export const build = ({ cwd, args, ...built }) =>
  buildWith({
    ...built,
    run: () =>
      spawnSync(findNode(), [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn', ...args], {
        cwd: join(root, cwd),
        encoding: 'utf8',
        env: { ...process.env, NODE_ENV: 'production' },
      }),
  })
