// Runs the test files named, or all of them, with the Node that runs this, and tells its parent the totals.
import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { relative } from 'node:path'
import { run } from 'node:test'
import { inspect } from 'node:util'

const root = process.cwd()
const named = process.argv.slice(2)
// What takes longest begins first, so that no core is idle at the end.
const slow = ['test/console/', 'test/flows/', 'test/store/', 'test/attacks/']
const rank = (file) => {
  const at = slow.findIndex((folder) => file.startsWith(folder))
  return at < 0 ? slow.length : at
}
const files = (named.length > 0 ? named : globSync('test/**/*.test.ts')).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
const totals = { passed: 0, failed: 0, skipped: 0, withoutBrowser: 0 }
const failures = []
const perFile = new Map()

const print = (text) => process.stdout.write(text)
const errorOf = (event) => event.details?.error?.cause ?? event.details?.error
/** A file that dies outside of its tests is reported as a test with the name of the file. */
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

const stream = run({ files, concurrency: availableParallelism(), timeout: 240_000 })
stream.on('test:pass', (event) => count(event, true))
stream.on('test:fail', (event) => {
  count(event, false)
  if (failures.at(-1) === event) print(describe(event))
})
stream.on('test:stderr', ({ message }) => process.stderr.write(message))
stream.on('test:summary', ({ file, duration_ms: took }) => {
  const seen = perFile.get(file)
  if (file && seen)
    print(
      `${seen.failed > 0 ? '✖' : '✔'} ${relative(root, file)} ${seen.passed + seen.failed}${seen.skipped > 0 ? ` (${seen.skipped} skipped)` : ''}, ${(took / 1000).toFixed(1)} s\n`,
    )
})
stream.resume()
stream.on('end', () => {
  if (failures.length > 0) print(`\nThese failed:\n${failures.map((event) => `  ${relative(root, event.file ?? '')}: ${event.name}\n`).join('')}`)
  process.send?.(totals)
  process.exitCode = totals.failed === 0 ? 0 : 1
})
