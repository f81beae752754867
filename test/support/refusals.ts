import { generateKeyPair } from 'jose'
import type { CheckName } from '#model/explanation.ts'
import { assertion, showing } from './assertions.ts'
import { makeClient } from './clients.ts'
import { CALLBACK, type CodeFlow } from './code-flow.ts'
import { makeScopes } from './scopes.ts'
import type { CallAnswer } from './server.ts'

/** A request that is broken in one way, and what its explanation must say. */
export interface Broken {
  readonly name: string
  /** Sends it, on behalf of which client. */
  readonly send: (flow: CodeFlow) => Promise<{ readonly client_id: string; readonly answer: CallAnswer }>
  readonly check: CheckName
  readonly got?: string
  /** The fields of the client that the fix edits; absent: there is none. */
  readonly fixes?: readonly string[]
  /** The outcome of the replay before the fix; null: it is about a secret. */
  readonly before: boolean | null
}

const authorize =
  (params: Record<string, string | undefined>, fields: Parameters<typeof makeClient>[1] = {}) =>
  async ({ server, request }: CodeFlow) => {
    const { id } = await makeClient(server, { redirect_uris: [CALLBACK], supported_grant_types: ['authorization_code'], ...fields })
    const query = new URLSearchParams(request({ client_id: id, ...params }).params)
    return { client_id: id, answer: await server.call('GET', `/oauth/authorize?${query}`) }
  }

const post = async ({ server }: CodeFlow, form: Record<string, string>, fields: Parameters<typeof makeClient>[1] = {}, secret?: string) => {
  const { id, secret: right } = await makeClient(server, fields)
  return { client_id: id, answer: await server.call('POST', '/oauth/token', { form, basic: [id, secret ?? right] }) }
}

async function withWrongAudience({ server }: CodeFlow) {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const { exportSPKI } = await import('jose')
  const { id } = await makeClient(server, { token_endpoint_auth_methods: ['private_key_jwt'], jwt_public_key: await exportSPKI(publicKey) })
  const jwt = await assertion({ client_id: id, issuer: server.issuer, key: privateKey, header: { kid: 'k1' }, claims: { aud: 'https://other.example' } })
  return { client_id: id, answer: await server.call('POST', '/oauth/token', { form: showing(jwt) }) }
}

async function withExpiredSecret(flow: CodeFlow) {
  const { server } = flow
  const { id, basic } = await makeClient(server, { expires_at: server.context.now() + 1000 })
  server.clock.skew += 5000
  return { client_id: id, answer: await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic }) }
}

async function withPrivateScope(flow: CodeFlow) {
  await makeScopes(flow.server, ['orders:write'], false)
  return post(flow, { grant_type: 'client_credentials', scope: 'orders:write' })
}

const redeem =
  (more: Record<string, string>, wrongVerifier = false) =>
  async (flow: CodeFlow) => {
    const { code, verifier } = await flow.code()
    return { client_id: flow.app.id, answer: await flow.redeem(code, wrongVerifier ? 'x'.repeat(43) : verifier, more) }
  }

const unknown = async ({ server, request }: CodeFlow) => {
  const query = new URLSearchParams(request({ client_id: 'nobody' }).params)
  return { client_id: 'nobody', answer: await server.call('GET', `/oauth/authorize?${query}`) }
}

/** The faults that people make when they connect an application. */
// biome-ignore format: it reads as a table
export const brokenRequests: readonly Broken[] = [
  { name: 'a wrong redirect URI', send: authorize({ redirect_uri: `${CALLBACK}/` }), check: 'redirect_uri', got: `${CALLBACK}/`, fixes: ['redirect_uris'], before: false },
  { name: 'an expired secret', send: withExpiredSecret, check: 'secret_expiry', before: false },
  { name: 'a wrong verifier', send: redeem({}, true), check: 'pkce_verifier', before: null },
  { name: 'a wrong audience in an assertion', send: withWrongAudience, check: 'assertion_audience', got: 'https://other.example', before: null },
  { name: 'a scope that the client lacks', send: withPrivateScope, check: 'scope_held', got: 'orders:write', fixes: ['authorize_scope', 'authorized_scopes'], before: false },
  { name: 'a client that is switched off', send: authorize({}, { active: false }), check: 'client_active', fixes: ['active'], before: false },
  { name: 'a grant that the client lacks', send: (flow) => post(flow, { grant_type: 'client_credentials' }, { supported_grant_types: ['authorization_code'] }), check: 'grant_registered', got: 'client_credentials', fixes: ['supported_grant_types'], before: false },
  { name: 'no PKCE', send: authorize({ code_challenge: undefined, code_challenge_method: undefined }), check: 'pkce', before: false },
  { name: 'an unknown client', send: unknown, check: 'client_known', got: 'nobody', before: false },
  { name: 'a wrong secret', send: (flow) => post(flow, { grant_type: 'client_credentials' }, {}, 'wrong'), check: 'client_secret', before: null },
  { name: 'another redirect URI at redemption', send: redeem({ redirect_uri: 'https://app.example/other' }), check: 'redirect_uri_repeated', got: 'https://app.example/other', before: null },
  { name: 'a response type that nobody knows', send: authorize({ response_type: 'tokens' }), check: 'response_type_known', got: 'tokens', before: false },
]
