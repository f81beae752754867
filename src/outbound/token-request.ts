import type { Fetched, FetchOptions } from '#kit/fetch.ts'
import type { TemplateValues } from '#kit/template.ts'
import type { RemoteClient } from '#model/outbound/remote-client.ts'
import { type ClientProof, proveClient } from './client-proof.ts'
import { dpopKeyOf, proveKey } from './dpop-proof.ts'
import { OutboundFailure, unreachable } from './failure.ts'
import { type RemoteCall, type RemoteParty, secretOf } from './registered.ts'
import { membersIn, type RemoteTokens, readTokens } from './token-answer.ts'
import { fillPairs, fillUrl, secretValuesOf } from './values.ts'

/** For one request to a provider: its answer in bytes, and the time it may take in milliseconds. */
const [LARGEST, TIMEOUT] = [262_144, 10_000]
type Pairs = Readonly<Record<string, string>>

/** A request to an endpoint of a provider that knows us. */
interface Posting {
  readonly url: string
  readonly method?: 'POST' | 'GET'
  readonly params: Pairs
}

/**
 * Sends parameters to an endpoint with our proof of who we are. What the client adds of its own goes along and overrides nothing: neither a grant
 * nor the proof can be replaced by a list that an administrator wrote.
 * @throws {OutboundFailure} when nobody answers.
 */
export async function sendAsClient(remote: RemoteParty, { url, method = 'POST', params }: Posting): Promise<Fetched> {
  const { client, context } = remote
  const [proof, secret] = [await proveClient(remote), await secretOf(remote)]
  const values = { ...secretValuesOf(remote), ...(secret === undefined ? {} : { secret }) }
  const further = furtherOf(client, values)
  const body = new URLSearchParams({ ...further.parameters, ...params, ...proof.params }).toString()
  const { headers } = further
  if (Object.values(headers).some((value) => /[^\x20-\x7e]/.test(value)))
    throw new OutboundFailure('misconfigured', 'a header with its variables filled in holds what no header may')
  const options = optionsOf({ headers, proof, method, body })
  const target = method === 'GET' ? `${url}${url.includes('?') ? '&' : '?'}${body}` : url
  return context.fetch(target, options).catch((cause) => {
    throw unreachable('the provider cannot be asked', cause)
  })
}

/** The further parameters and headers of a client, with their variables filled in. @throws {OutboundFailure} */
const furtherOf = ({ parameters, headers }: Pick<RemoteClient, 'parameters' | 'headers'>, values: TemplateValues) => ({
  parameters: fillPairs(parameters, values),
  headers: fillPairs(headers, values),
})

interface Sending {
  readonly headers: Pairs
  readonly proof: ClientProof
  readonly method: 'POST' | 'GET'
  readonly body: string
}
const optionsOf = ({ headers, proof, method, body }: Sending): FetchOptions => ({
  method,
  headers: { ...headers, accept: 'application/json', ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}), ...proof.headers },
  ...(method === 'POST' ? { body } : {}),
  ...(proof.tls ? { tls: proof.tls } : {}),
  limit: LARGEST,
  timeout: TIMEOUT,
})

function postingOf(remote: RemoteParty, params: Pairs): Posting {
  const { token_endpoint, token_method } = remote.provider
  if (token_endpoint === undefined) throw new OutboundFailure('misconfigured', 'the provider has no token endpoint')
  return { url: fillUrl(token_endpoint, secretValuesOf(remote)), method: token_method, params }
}

/** Asks the token endpoint (RFC 6749 §3.2). @throws {OutboundFailure} */
export async function requestTokens(remote: RemoteCall, params: Pairs): Promise<RemoteTokens> {
  return remote.provider.dpop ? readTokens(await sendBound(remote, postingOf(remote, params))) : requestBearerTokens(remote, params)
}

/** Asks it for tokens that no key binds. @throws {OutboundFailure} */
export const requestBearerTokens = async (remote: RemoteParty, params: Pairs): Promise<RemoteTokens> =>
  readTokens(await sendAsClient(remote, postingOf(remote, params)))

/** The same with a proof of the key that the tokens are to be bound to; a server that wants a nonce says which (RFC 9449 §8). */
async function sendBound(remote: RemoteCall, posting: Posting): Promise<Fetched> {
  const key = await dpopKeyOf(remote)
  const send = async (nonce?: string) => {
    const dpop = await proveKey(key, { method: 'POST', url: posting.url, nonce }, remote.context.now())
    const { client } = remote
    return sendAsClient({ ...remote, client: { ...client, headers: [...client.headers, { key: 'dpop', value: dpop }] } }, posting)
  }
  const first = await send()
  const nonce = first.headers['dpop-nonce']
  return nonce !== undefined && membersIn(first)?.['error'] === 'use_dpop_nonce' ? send(nonce) : first
}
