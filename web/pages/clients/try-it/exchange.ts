import { challengeOf, randomText } from '../../../auth/pkce.ts'
import { issuer } from '../../../auth/place.ts'
import type { ClientRow } from '../client-row.ts'
import { authorizeInPopup, tryRedirectUri } from './popup.ts'

/** One step of a tried flow: what was sent, what came back. */
export interface Exchange {
  readonly id: string
  readonly title: string
  readonly request: string
  readonly status: number
  readonly response: string
  readonly body: Readonly<Record<string, unknown>>
}
/** What a step is made with. The secret was typed or pasted, and is kept nowhere. */
export interface Attempt {
  readonly client: ClientRow
  readonly secret: string
  readonly scope: string
  readonly resource: string
}

const given = (form: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''))

/** How the client says who it is: with its secret in the header when it may, else in the body, else by its id alone. */
function authentication({ client, secret }: Attempt): { readonly headers: Record<string, string>; readonly form: Record<string, string> } {
  if (secret === '') return { headers: {}, form: { client_id: client.id } }
  if (client.token_endpoint_auth_methods.includes('client_secret_basic') || client.token_endpoint_auth_methods.length === 0)
    return { headers: { authorization: `Basic ${btoa(`${encodeURIComponent(client.id)}:${encodeURIComponent(secret)}`)}` }, form: {} }
  return { headers: {}, form: { client_id: client.id, client_secret: secret } }
}

const told = (name: string, value: string) => (name === 'client_secret' ? '••••' : value)

/** Sends a form to an endpoint as the client would, and tells the exchange with the secret left out. */
export async function post(path: string, form: Readonly<Record<string, string>>, attempt: Attempt): Promise<Exchange> {
  const { headers, form: proof } = authentication(attempt)
  const body = given({ ...form, ...proof })
  const answer = await fetch(new URL(`${issuer}${path}`), { method: 'POST', headers, body: new URLSearchParams(body), credentials: 'omit' })
  const shown = Object.entries(body).map(([name, value]) => `${name}=${told(name, value)}`)
  return {
    id: randomText(),
    title: `POST ${path}`,
    request: [
      `POST ${issuer}${path}`,
      ...(headers['authorization'] ? [`Authorization: Basic base64(${attempt.client.id}:••••)`] : []),
      'Content-Type: application/x-www-form-urlencoded',
      '',
      shown.join('\n&'),
    ].join('\n'),
    ...(await heard(answer)),
  }
}

/** Asks an endpoint with the access token. */
export async function ask(path: string, token: string): Promise<Exchange> {
  const answer = await fetch(`${issuer}${path}`, { headers: { authorization: `Bearer ${token}` }, credentials: 'omit' })
  return { id: randomText(), title: `GET ${path}`, request: `GET ${issuer}${path}\nAuthorization: Bearer ${token.slice(0, 12)}…`, ...(await heard(answer)) }
}

async function heard(answer: Response): Promise<Pick<Exchange, 'status' | 'response' | 'body'>> {
  const text = await answer.text()
  try {
    const body = JSON.parse(text) as Record<string, unknown>
    return { status: answer.status, response: JSON.stringify(body, null, 2), body }
  } catch {
    return { status: answer.status, response: text, body: {} }
  }
}

/** The authorization code flow in a window of its own, and the redemption of its code (RFC 6749 §4.1, RFC 7636 §4). */
export async function authorize(attempt: Attempt): Promise<Exchange[]> {
  const [state, verifier] = [randomText(), randomText()]
  const query = new URLSearchParams(
    given({
      response_type: 'code',
      client_id: attempt.client.id,
      redirect_uri: tryRedirectUri,
      scope: attempt.scope,
      resource: attempt.resource,
      state,
      nonce: randomText(),
      code_challenge: await challengeOf(verifier),
      code_challenge_method: 'S256',
    }),
  )
  const url = `${issuer}/oauth/authorize?${query}`
  const answer = await authorizeInPopup(url, state)
  const body = Object.fromEntries(answer)
  const first: Exchange = {
    id: state,
    title: 'GET /oauth/authorize',
    request: url.replaceAll('&', '\n  &'),
    status: 303,
    response: `${tryRedirectUri}\n  ?${answer.toString().replaceAll('&', '\n  &')}`,
    body,
  }
  const code = answer.get('code')
  if (!code) return [first]
  return [first, await post('/oauth/token', { grant_type: 'authorization_code', code, redirect_uri: tryRedirectUri, code_verifier: verifier }, attempt)]
}
