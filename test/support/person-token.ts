import type { TestServer } from './server.ts'
import { type Habits, pkce, visitorOf } from './visitor.ts'

/** An access token of a person, got as the console gets it: by signing in. */
export async function personToken(
  server: TestServer,
  { username }: Pick<Habits, 'username'>,
  scope = 'openid account:manage:own clients:manage:own',
): Promise<string> {
  const { verifier, challenge } = pkce()
  const redirect_uri = `${server.issuer}/console/callback`
  const asked = {
    client_id: 'gatehouse-console',
    response_type: 'code',
    redirect_uri,
    scope,
    state: 's',
    nonce: 'n',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  }
  const stop = await visitorOf(server).authorize(asked, { username })
  const code = stop.params.get('code')
  if (code === null) throw new Error(`no code, but ${stop.status} ${stop.url} ${stop.text.slice(0, 2000)}`)
  const form = { grant_type: 'authorization_code', client_id: 'gatehouse-console', code, redirect_uri, code_verifier: verifier }
  const answer = await server.call('POST', '/oauth/token', { form })
  if (answer.status !== 200) throw new Error(`no token: ${answer.text}`)
  return answer.json.access_token
}
