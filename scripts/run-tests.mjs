// Runs the test files named by a part of their path, or all of them, with the Node that runs this, and tells its parent the totals.
import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { compileCache } from './install.mjs'
import { batchesOf, findTestFiles, readTimes, recordTimes, slowestLines } from './test-files.mjs'

const root = process.cwd()
const names = process.argv.slice(2)
const files = findTestFiles(root, names)
const totals = { passed: 0, failed: 0, skipped: 0, withoutBrowser: 0 }
const failures = []
const times = {}
/** How many milliseconds a process may take, and how many more for each file in it. */
const [PATIENCE, MORE] = [600_000, 20_000]

const print = (text) => process.stdout.write(text)

function fail(file, name, error) {
  totals.failed++
  failures.push(`  ${file}: ${name}\n`)
  print(`✖ ${file}: ${name}\n${error.replace(/^/gm, '    ')}\n`)
}

/** One PostgreSQL for all files, each of which makes databases of its own; only where a file asks for one. */
async function startDatabases() {
  if (files.length < 2 || !files.some((file) => /support\/(postgres|nodes)\.ts/.test(readFileSync(file, 'utf8')))) return
  const { preparePostgres, SHARED } = await import('../test/support/postgres.ts')
  const server = await preparePostgres()
  process.env[SHARED] = server.folder
}

/** Counts one result of a file: of a test that ran, or of how long one at the top took. */
function count(seen, { name, outcome, reason, error, took = 0 }) {
  seen.took += took
  if (outcome === undefined) return
  seen[outcome]++
  if (outcome === 'failed') fail(seen.file, name, error)
  else totals[outcome]++
  if (outcome === 'skipped' && /chromium/i.test(reason ?? '')) totals.withoutBrowser++
}

function tellFile({ file, passed, failed, skipped, took }) {
  times[file] = Math.round(took)
  print(`${failed > 0 ? '✖' : '✔'} ${file} ${passed + failed}${skipped > 0 ? ` (${skipped} skipped)` : ''}, ${(took / 1000).toFixed(1)} s\n`)
}

/** Says how a process ended that did not end well: by itself it ends only once all tests are through and nothing is left open. */
function failEarly(batch, how, started) {
  const took = `${Math.round((Date.now() - started) / 1000)} s`
  const why = how === 'SIGKILL' ? `A test hangs, or left something open: stopped after ${took}.` : `It ended by ${how} after ${took}.`
  fail(batch.join(', '), 'the process of these files did not end well', why)
}

/** Runs the files of a batch in one process. A file of which no test was heard has failed. */
function runBatch(batch) {
  const started = Date.now()
  const seen = new Map(batch.map((file) => [join(root, file), { file, passed: 0, failed: 0, skipped: 0, took: 0 }]))
  const child = fork(join(root, 'scripts/test-worker.mjs'), [...seen.keys()], { cwd: root, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  let ended = false
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE + MORE * batch.length)
  child.on('message', (message) => {
    if (message.ended) ended = true
    else count(seen.get(message.file) ?? seen.values().next().value, message)
  })
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => {
      clearTimeout(timer)
      if (!ended) failEarly(batch, signal ?? `code ${code}`, started)
      for (const one of seen.values()) {
        if (ended && one.passed + one.failed + one.skipped === 0) fail(one.file, 'no test ran', 'The file has no test, or none was reached.')
        // Alone in its process, a file takes all of its time; in company, what its tests took.
        tellFile(batch.length === 1 ? { ...one, took: Date.now() - started } : one)
      }
      resolve()
    })
  })
}

/** Takes batches until there are none: as many takers as processes may run at once. */
async function takeBatches(batches) {
  for (let batch = batches.shift(); batch; batch = batches.shift()) await runBatch(batch)
}

function finish() {
  const slowest = slowestLines(times)
  if (slowest.length > 1) print(`\nThe slowest files:\n${slowest.join('\n')}\n`)
  recordTimes(root, times)
  if (failures.length > 0) print(`\nThese failed:\n${failures.join('')}`)
  process.send?.(totals)
  process.exitCode = totals.failed === 0 ? 0 : 1
}

async function main() {
  if (files.length === 0) {
    print(`No test file has ${names.map((name) => `"${name}"`).join(' or ')} in its path.\n`)
    process.exitCode = 1
    return
  }
  // Exit handlers must also run when a signal ends this process.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
  Object.assign(process.env, compileCache)
  await startDatabases()
  const batches = batchesOf(files, readTimes(root))
  // Many tests wait for a disk, a clock or another process: one more than there are cores keeps these busy.
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, () => takeBatches(batches)))
  finish()
}
await main()
