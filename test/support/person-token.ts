import { client } from '#model/client.ts'
import { makeClient } from './clients.ts'
import type { TestServer } from './server.ts'
import { type Habits, pkce, visitorOf } from './visitor.ts'

const ID = 'person-token'
const CALLBACK = 'https://person.example/callback'

/** A client like the console, but for what is shown with its tokens: they are bearer tokens. */
async function likeConsole(server: TestServer): Promise<void> {
  const clients = server.context.db.table(client)
  if (await clients.get(ID)) return
  const console = await clients.get('gatehouse-console')
  if (!console) throw new Error('bootstrap made no console')
  await makeClient(server, { ...console, id: ID, name: 'Like the console', redirect_uris: [CALLBACK], enforce_dpop: false, protected: false })
}

/** An access token of a person, got by signing in to a client like the console. */
export async function personToken(
  server: TestServer,
  { username }: Pick<Habits, 'username'>,
  scope = 'openid account:manage:own clients:manage:own',
): Promise<string> {
  await likeConsole(server)
  const { verifier, challenge } = pkce()
  const asked = {
    client_id: ID,
    response_type: 'code',
    redirect_uri: CALLBACK,
    scope,
    state: 's',
    nonce: 'n',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  }
  const stop = await visitorOf(server).authorize(asked, { username })
  const code = stop.params.get('code')
  if (code === null) throw new Error(`no code, but ${stop.status} ${stop.url} ${stop.text.slice(0, 2000)}`)
  const form = { grant_type: 'authorization_code', client_id: ID, code, redirect_uri: CALLBACK, code_verifier: verifier }
  const answer = await server.call('POST', '/oauth/token', { form })
  if (answer.status !== 200) throw new Error(`no token: ${answer.text}`)
  return answer.json.access_token
}
