import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { environmentName } from '#configuration/environment.ts'
import { settings } from '#model/settings.ts'
import { runServer } from '../support/program.ts'

const root = join(import.meta.dirname, '../..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const [, section = ''] = /## A first token in a minute\n([\s\S]+?)\n## /.exec(readme) ?? []
const commands = [...section.matchAll(/```sh\n([\s\S]+?)```/g)].map(([, text = '']) => text)

/** Runs lines of a shell, as somebody does who copies them. */
async function shell(script: string, env: Record<string, string>): Promise<string> {
  const child = spawn('bash', ['-euo', 'pipefail', '-c', script], { env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said += text
  })
  const [code] = await once(child, 'close')
  assert.equal(code, 0, said)
  return said
}

test('the commands of the README do what it says, one after the other', async () => {
  const server = await runServer({ DATABASE_URL: 'sqlite::memory:' })
  const [, secret = ''] = /client secret (\S+)/.exec(server.output()) ?? []
  const script = commands.join('echo\n').replaceAll('http://localhost:8080', server.issuer)
  const said = await shell(`${script}\ncurl -s -u 'my-service:a secret of my own choice' -d token=$MINE ${server.issuer}/oauth/introspect`, { SECRET: secret })
  const answers = said.split(/(?<=\})\s*(?=\{)/).map((text) => JSON.parse(text.trim()))
  assert.equal(answers[0].data.id, 'my-service')
  assert.deepEqual([answers[1].active, answers[1].client_id], [true, 'my-service'])
  assert.deepEqual(answers[2], { active: false })
  server.process.kill('SIGTERM')
  await server.ended
})

test('every setting that a document names exists, and every link leads somewhere', () => {
  const known = new Set(Object.keys(settings.fields).map(environmentName))
  for (const path of ['README.md', 'SECURITY.md', ...globSync('docs/**/*.md', { cwd: root })]) {
    const text = readFileSync(join(root, path), 'utf8')
    for (const [name] of text.matchAll(/GATEHOUSE_[A-Z0-9_]+[A-Z0-9]/g))
      assert(known.has(name.replace(/_FILE$/, '')) || name === 'GATEHOUSE_CONFIG', `${path}: ${name}`)
    for (const [, target = ''] of text.matchAll(/\]\((?!https?:|#|\/)([^)#]+)/g)) assert(existsSync(join(root, dirname(path), target)), `${path}: ${target}`)
  }
})
