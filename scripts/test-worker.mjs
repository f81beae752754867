// Runs the test files that its arguments name in this one process, one after the other, and tells its parent each result.
import { run } from 'node:test'
import { inspect } from 'node:util'

const stream = run({ files: process.argv.slice(2), isolation: 'none' })
const errorOf = (event) => event.details?.error?.cause ?? event.details?.error

function tell(event, good) {
  if (event.nesting === 0) process.send({ file: event.file, took: event.details.duration_ms })
  // A suite that is skipped as a whole tells nothing of its tests: it counts as one.
  if ((event.details?.type === 'suite' && event.skip === undefined) || (!good && event.details?.error?.failureType === 'subtestsFailed')) return
  process.send({
    file: event.file,
    name: event.name,
    outcome: event.skip !== undefined || event.todo !== undefined ? 'skipped' : good ? 'passed' : 'failed',
    reason: event.skip === undefined ? undefined : String(event.skip),
    // Whole, with its causes: `fetch failed` alone tells nothing.
    error: good ? undefined : inspect(errorOf(event)),
  })
}

stream.on('test:pass', (event) => tell(event, true))
stream.on('test:fail', (event) => tell(event, false))
stream.on('end', () => {
  process.send({ ended: true })
  process.disconnect()
})
stream.resume()
