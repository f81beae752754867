import { boundFetch } from '../../../auth/dpop.ts'
import { randomText } from '../../../auth/pkce.ts'
import { issuer } from '../../../auth/place.ts'
import type { ClientRow } from '../client-row.ts'
import { type Proof, prove } from './proof.ts'

/** One step of a tried flow: the request and the answer. */
export interface Exchange {
  readonly id: string
  readonly title: string
  readonly request: string
  readonly status: number
  readonly response: string
  readonly body: Readonly<Record<string, unknown>>
}
type Form = Readonly<Record<string, string>>

export const given = (form: Form): Form => Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''))

const unsaid = new Set(['client_secret', 'password'])
const told = (name: string, value: string) => (unsaid.has(name) ? '••••' : value)

/** Sends a form to an endpoint as the client would, and tells the exchange with secret and password left out. */
export async function post(path: string, form: Form, { client, proof }: { readonly client: ClientRow; readonly proof: Proof }): Promise<Exchange> {
  const { headers, form: proven } = await prove(client, proof)
  const body = given({ ...form, ...proven })
  // Its tokens are bound to the key of this page, whose proof goes along.
  const bound = client.enforce_dpop && path === '/oauth/token'
  const answer = await (bound ? boundFetch : fetch)(`${issuer}${path}`, { method: 'POST', headers, body: new URLSearchParams(body), credentials: 'omit' })
  const shown = Object.entries(body).map(([name, value]) => `${name}=${told(name, value)}`)
  return {
    id: randomText(),
    title: `POST ${path}`,
    request: [
      `POST ${issuer}${path}`,
      ...(headers['authorization'] ? [`Authorization: Basic base64(${client.id}:••••)`] : []),
      ...(bound ? ['DPoP: …'] : []),
      'Content-Type: application/x-www-form-urlencoded',
      '',
      shown.join('\n&'),
    ].join('\n'),
    ...(await heard(answer)),
  }
}

/** Asks an endpoint with an access token, in the way that its type says. */
export async function ask(path: string, { token, type }: { readonly token: string; readonly type: string }): Promise<Exchange> {
  const [url, init] = [`${issuer}${path}`, { credentials: 'omit' } as const]
  const bound = type === 'DPoP'
  const answer = await (bound ? boundFetch(url, init, token) : fetch(url, { ...init, headers: { authorization: `Bearer ${token}` } }))
  const request = [`GET ${url}`, `Authorization: ${bound ? 'DPoP' : 'Bearer'} ${token.slice(0, 12)}…`, ...(bound ? ['DPoP: …'] : [])].join('\n')
  return { id: randomText(), title: `GET ${path}`, request, ...(await heard(answer)) }
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
