// Runs the test files named by a part of their path, or all of them, with the Node that runs this, and tells its parent the totals.
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { relative } from 'node:path'
import { run } from 'node:test'
import { inspect } from 'node:util'
import { compileCache } from './install.mjs'
import { findTestFiles, recordTimes, slowestLines } from './test-files.mjs'

const root = process.cwd()
const names = process.argv.slice(2)
const files = findTestFiles(root, names)
const totals = { passed: 0, failed: 0, skipped: 0, withoutBrowser: 0 }
const failures = []
const perFile = new Map()
const ended = new Set()
const times = {}

const print = (text) => process.stdout.write(text)
const errorOf = (event) => event.details?.error?.cause ?? event.details?.error
/** A file is reported as a test with the name of the file; one that dies outside of its tests fails as such. */
const isFile = (event) => event.nesting === 0 && event.file !== undefined && event.file.endsWith(event.name)

function count(event, good) {
  if (event.details?.type === 'suite' || (good && isFile(event))) return
  if (!good && event.details?.error?.failureType === 'subtestsFailed') return
  const seen = perFile.get(event.file) ?? { passed: 0, failed: 0, skipped: 0 }
  perFile.set(event.file, seen)
  const how = event.skip !== undefined || event.todo !== undefined ? 'skipped' : good ? 'passed' : 'failed'
  seen[how]++
  totals[how]++
  if (how === 'skipped' && /chromium/i.test(String(event.skip))) totals.withoutBrowser++
  if (how === 'failed') failures.push(event)
}

function describe(event) {
  const error = errorOf(event)
  // Whole, with its causes: `fetch failed` alone tells nothing.
  return `✖ ${relative(root, event.file ?? '')}: ${event.name}\n${inspect(error).replace(/^/gm, '    ')}\n`
}

/** Tells of a file once both its tests and its duration are known. */
function tellFile(file) {
  const [seen, path] = [perFile.get(file), relative(root, file)]
  if (!seen || !ended.has(file) || times[path] === undefined) return
  const skipped = seen.skipped > 0 ? ` (${seen.skipped} skipped)` : ''
  print(`${seen.failed > 0 ? '✖' : '✔'} ${path} ${seen.passed + seen.failed}${skipped}, ${(times[path] / 1000).toFixed(1)} s\n`)
}

/** One PostgreSQL for all files, each of which makes databases of its own; only where a file asks for one. */
async function startDatabases() {
  if (files.length < 2 || !files.some((file) => /support\/(postgres|nodes)\.ts/.test(readFileSync(file, 'utf8')))) return
  const { preparePostgres, SHARED } = await import('../test/support/postgres.ts')
  const server = await preparePostgres()
  process.env[SHARED] = server.folder
}

function finish() {
  const slowest = slowestLines(times)
  if (slowest.length > 1) print(`\nThe slowest files:\n${slowest.join('\n')}\n`)
  recordTimes(root, times)
  if (failures.length > 0) print(`\nThese failed:\n${failures.map((event) => `  ${relative(root, event.file ?? '')}: ${event.name}\n`).join('')}`)
  process.send?.(totals)
  process.exitCode = totals.failed === 0 ? 0 : 1
}

async function main() {
  if (files.length === 0) {
    print(`No test file has ${names.map((name) => `"${name}"`).join(' or ')} in its path.\n`)
    process.exitCode = 1
    return
  }
  // What ends with this process ends with it however it ends.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
  Object.assign(process.env, compileCache)
  await startDatabases()
  // Many tests wait for a disk, a clock or another process: one file more than there are cores keeps these busy.
  const stream = run({ files, concurrency: availableParallelism() + 1, timeout: 240_000 })
  stream.on('test:pass', (event) => count(event, true))
  stream.on('test:fail', (event) => {
    count(event, false)
    if (failures.at(-1) === event) print(describe(event))
  })
  stream.on('test:complete', (event) => {
    if (!isFile(event)) return
    times[relative(root, event.file)] = Math.round(event.details.duration_ms)
    tellFile(event.file)
  })
  stream.on('test:stderr', ({ message }) => process.stderr.write(message))
  stream.on('test:summary', ({ file }) => {
    if (file === undefined) return
    ended.add(file)
    tellFile(file)
  })
  stream.on('end', finish)
  stream.resume()
}
await main()
