import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { runServer } from '../support/program.ts'
import { temporaryFolder } from '../support/server.ts'

const ADMIN = 'the secret of the administration client'
const PASSWORD = 'the password of the administrator'
const CHOSEN = 'a client secret that somebody chose'

/** The secrets in the answers of this run, which must not be found elsewhere. */
interface Answered {
  readonly access_token: string
  readonly data: { readonly secret: string }
}

test('no secret of a whole run is in what the server logged, in its database, or in the metrics', async () => {
  const data = temporaryFolder()
  const server = await runServer({
    GATEHOUSE_DATA: data,
    GATEHOUSE_ADMIN_CLIENT_SECRET: ADMIN,
    GATEHOUSE_ADMIN_PASSWORD: PASSWORD,
    LOG_LEVEL: 'trace',
  })
  const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`
  const post = async (path: string, authorization: string, body: URLSearchParams | string, type = 'application/x-www-form-urlencoded'): Promise<Answered> =>
    (await fetch(server.issuer + path, { method: 'POST', headers: { authorization, 'content-type': type }, body })).json() as Promise<Answered>
  const form = (fields: Record<string, string>) => new URLSearchParams(fields)

  const { access_token: token } = await post(
    '/oauth/token',
    basic('gatehouse-admin', ADMIN),
    form({ grant_type: 'client_credentials', scope: 'clients:manage:all' }),
  )
  const client = JSON.stringify({ id: 'mine', name: 'Mine', secret: CHOSEN, supported_grant_types: ['client_credentials', 'introspect'] })
  await post('/api/clients', `Bearer ${token}`, client, 'application/json')
  const made = await post('/api/clients/mine/credentials', `Bearer ${token}`, '{}', 'application/json')
  const { access_token: mine } = await post('/oauth/token', basic('mine', made.data.secret), form({ grant_type: 'client_credentials' }))
  await post('/oauth/introspect', basic('mine', CHOSEN), form({ token: mine }))
  await post('/oauth/token', basic('mine', 'a wrong secret of mine'), form({ grant_type: 'client_credentials' }))
  await fetch(`${server.issuer}/api/clients?access_token=${mine}`, { headers: { authorization: `Bearer ${mine}x` } })
  await fetch(`${server.issuer}/oauth/authorize?client_id=mine&code=a-code-in-a-query&password=${encodeURIComponent(PASSWORD)}`)
  const metrics = await (await fetch(`${server.management}/metrics`)).text()
  server.process.kill('SIGTERM')
  await server.ended

  const files = readdirSync(data).filter((name) => name.startsWith('gatehouse.db'))
  assert(files.length > 0)
  const places = { log: server.output(), metrics, ...Object.fromEntries(files.map((name) => [name, readFileSync(join(data, name), 'latin1')])) }
  const secrets = { ADMIN, PASSWORD, CHOSEN, token, mine, made: made.data.secret, wrong: 'a wrong secret of mine', code: 'a-code-in-a-query' }
  for (const [place, text] of Object.entries(places)) {
    assert(text.length > 100, place)
    for (const [name, secret] of Object.entries(secrets)) {
      for (const spelling of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')])
        assert(!text.includes(spelling), `${name} is in ${place}`)
    }
  }
})
