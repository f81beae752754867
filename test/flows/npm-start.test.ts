import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { freePort } from '../support/free-port.ts'

const root = join(import.meta.dirname, '../..')

/** The command lines of the processes below one, from /proc. */
function commandsBelow(pid: number): string[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean))
  return children.flatMap((child) => [readFileSync(`/proc/${child}/cmdline`, 'utf8').replaceAll('\0', ' '), ...commandsBelow(Number(child))])
}

for (const [what, isGroup] of [
  ['Ctrl-C, which the terminal sends to all', true],
  ['a signal to npm alone', false],
] as const) {
  test(`npm start serves, and ends with 0 on ${what}`, async () => {
    const port = await freePort()
    const own = { GATEHOUSE_CONFIG: '/dev/null', DATABASE_URL: 'sqlite::memory:', PORT: String(port), GATEHOUSE_MANAGEMENT_PORT: '0' }
    const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...own }
    const npm = spawn('npm', ['start'], { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'inherit'] })
    const { pid } = npm
    assert(pid !== undefined)
    const ended = once(npm, 'exit')
    try {
      let said = ''
      await new Promise<void>((resolve, reject) => {
        ended.then(([code]) => reject(new Error(`npm start ended with ${code}: ${said}`)), reject)
        npm.stdout.setEncoding('utf8').on('data', (text) => {
          said += text
          if (said.includes('A first token:')) resolve()
        })
      })
      assert.equal((await fetch(`http://localhost:${port}/livez`)).status, 200)
      // The script that installs and builds has made room for the server.
      if (existsSync(`/proc/${pid}/task/${pid}/children`)) {
        const commands = commandsBelow(pid)
        assert(
          commands.some((command) => command.includes('dist/server/main.js')),
          commands.join('\n'),
        )
        assert(!commands.some((command) => command.includes('scripts/start.mjs')), commands.join('\n'))
      }
    } finally {
      process.kill(isGroup ? -pid : pid, 'SIGINT')
    }
    assert.deepEqual(await ended, [0, null])
  })
}
