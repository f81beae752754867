import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type RunningServer, runProgram, runServer } from '../support/program.ts'

const root = join(import.meta.dirname, '../..')
const secret = 'a secret that is long enough for anybody'
const data = mkdtempSync(join(tmpdir(), 'gatehouse-built-'))
let server: RunningServer
const fields = async (answer: Response): Promise<Record<string, unknown>> => JSON.parse(await answer.text())

before(async () => {
  execFileSync(process.execPath, ['scripts/build-all.mjs'], { cwd: root, stdio: 'ignore' })
  const env = { GATEHOUSE_DATA: data, GATEHOUSE_ADMIN_CLIENT_SECRET: secret, GATEHOUSE_ADMIN_PASSWORD: secret }
  server = await runServer(env, 'dist/server/main.js')
})
after(() => {
  server.process.kill('SIGTERM')
  rmSync(data, { recursive: true, force: true })
})

test('what is built of the server issues tokens and keeps them in a file', async () => {
  const authorization = `Basic ${Buffer.from(`gatehouse-admin:${encodeURIComponent(secret)}`).toString('base64')}`
  const ask = async (path: string, form: Record<string, string>) =>
    fields(await fetch(`${server.issuer}${path}`, { method: 'POST', headers: { authorization }, body: new URLSearchParams(form) }))
  const { access_token: token = '' } = await ask('/oauth/token', { grant_type: 'client_credentials' })
  assert.equal((await ask('/oauth/introspect', { token: String(token) }))['active'], true)
})

test('its pages find their style and font, and the console is there', async () => {
  const page = await (await fetch(`${server.issuer}/login`)).text()
  const [, sheet] = /<link rel="stylesheet" href="([^"]+)"/.exec(page) ?? []
  const style = await fetch(new URL(sheet ?? '', server.issuer))
  assert.match(style.headers.get('content-type') ?? '', /^text\/css/)
  const [, font] = /url\(["']?([^"')]+)/.exec(await style.text()) ?? []
  assert.equal((await fetch(new URL(font ?? '', style.url))).status, 200)
  assert.equal((await fetch(`${server.issuer}/console`)).status, 200)
  assert.match(String((await fields(await fetch(`${server.issuer}/openapi.json`)))['openapi']), /^3\.1/)
})

test('its command line lists its commands', async () => {
  const { code, stdout } = await runProgram('dist/server/cli.js', ['--help'], {}).ended
  assert.equal(code, 0)
  for (const command of ['serve', 'migrate', 'clients', 'backup', 'doctor']) assert.match(stdout, new RegExp(`^ +${command}\\b`, 'm'))
})
