import assert from 'node:assert/strict'
import { after } from 'node:test'
import { type OutboundAuthorization, outboundAuthorization } from '#model/outbound/authorization.ts'
import { type FakeProvider, startProvider } from '../support/fake-provider.ts'
import { type CallAnswer, startServer, type TestServer } from '../support/server.ts'

/** The API of a server as its administration client calls it. */
export interface Register {
  api(method: string, path: string, json?: unknown): Promise<CallAnswer>
  /** Makes a row and returns it. */
  make(path: string, body: Record<string, unknown>): Promise<Record<string, unknown> & { readonly id: string }>
  /** A provider, a client at it and an authorization, ready to be asked for consent. */
  prepare(parts?: Prepared): Promise<{ readonly provider: string; readonly client: string; readonly authorization: string }>
  row(id: string): Promise<OutboundAuthorization>
  /** Gives an authorization tokens that the fake provider knows. */
  enter(id: string, tokens: { readonly expires_in?: number; readonly refresh_token?: string; readonly access_token?: string }): Promise<void>
}
interface Prepared {
  readonly provider?: Record<string, unknown>
  readonly client?: Record<string, unknown>
  readonly authorization?: Record<string, unknown>
}

let made = 0

/** The outbound register of a server, with a fake provider to speak to. */
export async function registerOf(server: TestServer, fake: FakeProvider): Promise<Register> {
  const bearer = await server.adminToken()
  const api: Register['api'] = (method, path, json) => server.call(method, path, { bearer, ...(json === undefined ? {} : { json }) })
  const make: Register['make'] = async (path, body) => {
    const answer = await api('POST', `/api/outbound/${path}`, body)
    assert.equal(answer.status, 201, `${answer.text}\n${answer.status === 500 ? server.logged.slice(-1).join('') : ''}`)
    return answer.json.data
  }
  return {
    api,
    make,
    async prepare({ provider = {}, client = {}, authorization = {} } = {}) {
      made++
      const endpoints = {
        authorization_endpoint: `${fake.origin}/authorize`,
        token_endpoint: `${fake.origin}/token`,
        revocation_endpoint: `${fake.origin}/revoke`,
      }
      const { id: provider_id } = await make('providers', { name: `Provider ${made}`, ...endpoints, ...provider })
      for (const name of (authorization['scopes'] as string[] | undefined) ?? []) await make('scopes', { name, provider_id })
      const { id } = await make('clients', { name: `Client ${made}`, provider_id, identifier: 'our-id', secret: 'our secret', ...client })
      const granted = await make('authorizations', { name: `Authorization ${made}`, remote_client_id: id, ...authorization })
      return { provider: provider_id, client: id, authorization: granted.id }
    },
    async row(id) {
      const row = await server.context.db.table(outboundAuthorization).get(id)
      assert(row)
      return row
    },
    async enter(id, tokens) {
      const entered = { access_token: 'at-entered', refresh_token: 'rt-entered', ...tokens }
      fake.live.access.add(entered.access_token)
      fake.live.refresh.add(entered.refresh_token)
      const answer = await api('PUT', `/api/outbound/authorizations/${id}/tokens`, { ...entered, confirm: true })
      assert.equal(answer.status, 200, answer.text)
    },
  }
}

/** The parts that the tests of a file share: a fake provider, a server that may reach it, and the server's register. */
export interface Outbound {
  readonly fake: FakeProvider
  readonly server: TestServer
  readonly register: Register
}

/** Starts all three, which end after the tests of the file. */
export async function startOutbound(): Promise<Outbound> {
  const fake = await startProvider()
  const server = await startServer({ settings: { allow_private_fetch: ['127.0.0.1'] } })
  after(async () => {
    fake.close()
    await server.close()
  })
  return { fake, server, register: await registerOf(server, fake) }
}
