// npm test: types, style, every test, dead code. The last line says how many passed, failed, were skipped.
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { buildClient } from './build-client.mjs'
import { buildServer } from './build-server.mjs'
import { buildWeb } from './build-web.mjs'
import { compileCache, root, seconds } from './install.mjs'
import { checkDeadCode, checkSource } from './step.mjs'

const started = Date.now()
const totals = { passed: 0, failed: 0, skipped: 0 }
const add = (good) => {
  totals[good ? 'passed' : 'failed']++
}
add(buildWeb())
add(buildServer())
add(buildClient())
checkSource().forEach(add)

/** The tests run in a process of their own, as all of this by the pinned Node; the totals come back over the channel that `fork` opens. */
const runTests = () =>
  new Promise((resolve) => {
    const child = fork(join(root, 'scripts/run-tests.mjs'), process.argv.slice(2), {
      cwd: root,
      execArgv: [],
      env: { ...process.env, ...compileCache },
    })
    let result = { passed: 0, failed: 0, skipped: 0, withoutBrowser: 0 }
    child.on('message', (message) => {
      result = message
    })
    child.on('exit', (code) => resolve(code === 0 || result.failed > 0 ? result : { ...result, failed: result.failed + 1 }))
  })
const tests = await runTests()
for (const name of Object.keys(totals)) totals[name] += tests[name]
add(checkDeadCode())

if (tests.withoutBrowser > 0) {
  process.stdout.write(
    `${tests.withoutBrowser} browser tests were skipped: no Chromium found. Install it (apt-get install chromium-headless-shell) or name it in CHROMIUM_PATH.\n`,
  )
}
process.stdout.write(`Took ${seconds(started)} s.\n`)
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`)
process.exitCode = totals.failed === 0 ? 0 : 1
