import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findNode, root, seconds } from './install.mjs'

/** Runs one tool of node_modules/.bin, quietly: one line when all is well, all it said when not. Returns whether it is. */
function step(name, tool, ...args) {
  const started = Date.now()
  const node = findNode()
  const env = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}` }
  const command = tool === 'node' ? node : join(root, 'node_modules/.bin', tool)
  const done = spawnSync(command, args, { cwd: root, encoding: 'utf8', env, maxBuffer: 64 << 20 })
  const good = done.status === 0
  if (!good) process.stdout.write(`${done.stdout ?? ''}${done.stderr ?? ''}${done.error ? `${done.error.message}\n` : ''}`)
  process.stdout.write(`${good ? '✔' : '✖'} ${name} (${seconds(started)} s)\n`)
  return good
}

/** The checks that run nothing of the program: types and style. */
export const checkSource = () => [
  step('types', 'tsc', '-p', '.'),
  ...(existsSync(join(root, 'web/tsconfig.json')) ? [step('types of the console', 'tsc', '-p', 'web')] : []),
  step('types of the client package', 'tsc', '-p', 'packages/client', '--noEmit'),
  step('types of the example', 'tsc', '-p', 'examples/board'),
  step('style', 'biome', 'check', '--error-on-warnings', '--max-diagnostics=50'),
]
/** Finds files, exports and dependencies that nothing uses. */
export const checkDeadCode = () => step('dead code', 'knip', '--no-progress')
/** Checks imports between rooms, sizes, names, citations and derived files. */
export const checkShape = () => step('shape', 'node', '--test', '--test-reporter=dot', 'test/shape/*.test.ts', 'test/derived/*.test.ts')
