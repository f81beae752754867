import { decodeJwt } from 'jose'
import type { Client } from '#model/client.ts'
import { makeClient, type TestClient } from './clients.ts'
import { makePerson } from './people.ts'
import { type CallAnswer, startServer, type TestServer } from './server.ts'
import { type Habits, pkce, type Stop, type Visitor, visitorOf } from './visitor.ts'

export const CALLBACK = 'https://app.example/callback'

/** A server with one ordinary client, one person, and the browser of that person. */
export interface CodeFlow {
  readonly server: TestServer
  readonly app: TestClient
  readonly habits: Habits
  readonly visitor: Visitor
  /** An authorization request that has everything, and what goes with it at the token endpoint. */
  request(params?: Record<string, string | undefined>): { readonly params: Record<string, string>; readonly verifier: string }
  /** Goes through the request to the end. */
  authorize(params?: Record<string, string | undefined>): Promise<{ readonly stop: Stop; readonly verifier: string }>
  /** The same, up to the code. */
  code(params?: Record<string, string | undefined>): Promise<{ readonly code: string; readonly verifier: string }>
  redeem(code: string, verifier: string, more?: Record<string, string>, headers?: Record<string, string>): Promise<CallAnswer>
  refresh(token: string, more?: Record<string, string>, headers?: Record<string, string>): Promise<CallAnswer>
  /** Tokens, by the whole flow. */
  tokens(params?: Record<string, string | undefined>): Promise<CallAnswer['json']>
}

interface Options {
  readonly server?: TestServer
  readonly client?: Parameters<typeof makeClient>[1]
}

/** A token answer as it can be compared: an ID token by its claims, since a signature differs each time it is made. */
export const saying = (answer: CallAnswer['json']) => ({ ...answer, id_token: answer.id_token === undefined ? undefined : decodeJwt(answer.id_token) })

export const webClient: Partial<Client> = {
  name: 'Ordinary application',
  redirect_uris: [CALLBACK],
  supported_grant_types: ['authorization_code', 'refresh_token', 'revoke'],
}

export async function codeFlow({ server: given, client }: Options = {}): Promise<CodeFlow> {
  const server = given ?? (await startServer())
  const app = await makeClient(server, { ...webClient, ...client })
  const person = await makePerson(server)
  const habits = { username: person.username }
  const visitor = visitorOf(server)
  const isPublic = client?.token_endpoint_auth_methods?.every((method) => method === 'none') === true
  const identified = isPublic ? { form: { client_id: app.id } } : { form: {}, basic: app.basic }

  const request: CodeFlow['request'] = (params = {}) => {
    const { verifier, challenge } = pkce()
    const all: Record<string, string | undefined> = {
      client_id: app.id,
      response_type: 'code',
      redirect_uri: CALLBACK,
      scope: 'openid profile email',
      state: 'the state',
      nonce: 'the nonce',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...params,
    }
    return { params: Object.fromEntries(Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined)), verifier }
  }
  const authorize: CodeFlow['authorize'] = async (params) => {
    const asked = request(params)
    return { stop: await visitor.authorize(asked.params, habits), verifier: asked.verifier }
  }
  const code: CodeFlow['code'] = async (params) => {
    const { stop, verifier } = await authorize(params)
    const found = stop.params.get('code')
    if (found === null) throw new Error(`no code, but ${stop.status} ${stop.url} ${stop.text.slice(0, 2000)}`)
    return { code: found, verifier }
  }
  const post = (form: Record<string, string>, headers: Record<string, string> = {}) =>
    server.call('POST', '/oauth/token', { ...identified, headers, form: { ...identified.form, ...form } })
  const redeem: CodeFlow['redeem'] = (given, verifier, more, headers) =>
    post({ grant_type: 'authorization_code', code: given, redirect_uri: CALLBACK, code_verifier: verifier, ...more }, headers)
  return {
    server,
    app,
    habits,
    visitor,
    request,
    authorize,
    code,
    redeem,
    refresh: (token, more, headers) => post({ grant_type: 'refresh_token', refresh_token: token, ...more }, headers),
    tokens: async (params) => {
      const got = await code(params)
      const answer = await redeem(got.code, got.verifier)
      if (answer.status !== 200) throw new Error(`no tokens: ${answer.text}`)
      return answer.json
    },
  }
}
