import { exportJWK, generateKeyPair } from 'jose'
import type { Client } from '#model/client.ts'
import { ASSERTION_TYPE, assertion } from './assertions.ts'
import { makeClient } from './clients.ts'
import { CALLBACK } from './code-flow.ts'
import { type ProofKey, proofKey } from './dpop.ts'
import { makePerson } from './people.ts'
import type { CallAnswer, TestServer } from './server.ts'
import { pkce, type Stop, type Visitor, visitorOf } from './visitor.ts'

/** The settings of a client that keeps every rule of the FAPI 2.0 Security Profile. */
export const fapiSettings: Partial<Client> = {
  profiles: ['fapi2_security'],
  profile_mode: 'enforced',
  token_endpoint_auth_methods: ['private_key_jwt'],
  supported_grant_types: ['authorization_code', 'refresh_token', 'client_credentials', 'introspect'],
  redirect_uris: [CALLBACK],
  require_pushed_authorization_requests: true,
  enforce_dpop: true,
  id_token_signature_alg: 'ES256',
  authorization_code_ttl: 60,
  authorization_request_ttl: 90,
}

type Members = Record<string, string | undefined>
type Alg = 'ES256' | 'RS256' | 'PS256' | 'EdDSA'
interface Change {
  /** Claims that differ in the client assertion. */
  readonly claims?: Readonly<Record<string, unknown>>
  readonly alg?: Alg
  readonly headers?: Record<string, string>
}

/** A client with private keys of each algorithm, which does what the profile demands unless a test says otherwise. */
export interface FapiClient {
  readonly id: string
  readonly dpop: ProofKey
  readonly visitor: Visitor
  readonly username: string
  readonly signingKey: (alg: Alg) => CryptoKey
  call(path: string, form: Members, change?: Change): Promise<CallAnswer>
  push(change?: Members, how?: Change): Promise<{ readonly answer: CallAnswer; readonly verifier: string }>
  visit(request_uri: string): Promise<Stop>
  code(change?: Members): Promise<{ readonly code: string; readonly verifier: string; readonly stop: Stop }>
  redeem(code: string, verifier: string, change?: Change): Promise<CallAnswer>
}

const algs: readonly Alg[] = ['ES256', 'RS256', 'PS256', 'EdDSA']

export async function fapiClient(server: TestServer, settings: Partial<Client> = {}): Promise<FapiClient> {
  const pairs = new Map(await Promise.all(algs.map(async (alg) => [alg, await generateKeyPair(alg, { extractable: true })] as const)))
  const signingKey = (alg: Alg): CryptoKey => {
    const pair = pairs.get(alg)
    if (!pair) throw new Error(`no key for ${alg}`)
    return pair.privateKey
  }
  const keys = await Promise.all([...pairs].map(async ([alg, { publicKey }]) => ({ ...(await exportJWK(publicKey)), alg, kid: alg })))
  const { id } = await makeClient(server, { ...fapiSettings, ...settings, jwks: { keys } })
  const { username } = await makePerson(server)
  const [visitor, dpop] = [visitorOf(server), await proofKey()]

  const call: FapiClient['call'] = async (path, form, { claims, alg = 'ES256', headers = {} } = {}) => {
    const client_assertion = await assertion({
      client_id: id,
      issuer: server.issuer,
      key: signingKey(alg),
      alg,
      header: { kid: alg },
      ...(claims && { claims }),
    })
    const all = { client_assertion_type: ASSERTION_TYPE, client_assertion, ...form }
    const sent = Object.fromEntries(Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined))
    return server.call('POST', path, { form: sent, headers })
  }
  const push: FapiClient['push'] = async (change = {}, how) => {
    const { verifier, challenge } = pkce()
    const params = {
      response_type: 'code',
      redirect_uri: CALLBACK,
      scope: 'openid',
      state: 's',
      nonce: 'n',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    }
    return { answer: await call('/oauth/par', { ...params, ...change }, how), verifier }
  }
  const visit = (request_uri: string) => visitor.authorize({ client_id: id, request_uri }, { username })
  return {
    id,
    dpop,
    visitor,
    username,
    signingKey,
    call,
    push,
    visit,
    code: async (change) => {
      const { answer, verifier } = await push(change)
      if (answer.status !== 201) throw new Error(`not pushed: ${answer.text}`)
      const stop = await visit(answer.json.request_uri)
      return { code: stop.params.get('code') ?? '', verifier, stop }
    },
    redeem: async (code, verifier, change) =>
      call(
        '/oauth/token',
        { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: verifier },
        { ...change, headers: { ...(await dpop.forTokens(server)), ...change?.headers } },
      ),
  }
}
