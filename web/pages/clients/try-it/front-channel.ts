import { challengeOf, randomText } from '../../../auth/pkce.ts'
import { issuer } from '../../../auth/place.ts'
import type { Attempt } from './attempt.ts'
import { type Exchange, given, post } from './exchange.ts'
import { authorizeInPopup, tryRedirectUri } from './popup.ts'

/** The hybrid response types hold a code, the implicit ones none (OIDC Core §3.3, §3.2). */
export const responseTypes = ['id_token', 'token', 'id_token token', 'code id_token', 'code token', 'code id_token token'] as const
export const isHybrid = (type: string): boolean => type.split(' ').includes('code')

/** An authorization request in a window of its own, and the redemption of the code that it may bring (RFC 6749 §4.1, RFC 7636 §4). */
export async function authorize(responseType: string, attempt: Attempt): Promise<Exchange[]> {
  const [state, verifier] = [randomText(), randomText()]
  const withCode = responseType.split(' ').includes('code')
  const asked = given({
    response_type: responseType,
    redirect_uri: tryRedirectUri,
    scope: attempt.inputs['scope'] ?? '',
    resource: attempt.inputs['resource'] ?? '',
    response_mode: attempt.inputs['response_mode'] ?? '',
    state,
    nonce: randomText(),
    ...(withCode ? { code_challenge: await challengeOf(verifier), code_challenge_method: 'S256' } : {}),
  })
  // RFC 9126 §2: the parameters are pushed directly, and the browser carries a reference to them.
  const pushed = attempt.client.require_pushed_authorization_requests ? await post('/oauth/par', asked, attempt) : undefined
  const reference = pushed?.body['request_uri']
  if (pushed && typeof reference !== 'string') return [pushed]
  const query = new URLSearchParams({ client_id: attempt.client.id, ...(typeof reference === 'string' ? { request_uri: reference } : asked) })
  const before = pushed ? [pushed] : []
  const url = `${issuer}/oauth/authorize?${query}`
  const { separator, sent, answer } = await authorizeInPopup(url, state)
  const first: Exchange = {
    id: state,
    title: 'GET /oauth/authorize',
    request: url.replaceAll('&', '\n  &'),
    status: 303,
    // Tokens come in the fragment, which the browser keeps from servers (OAuth Multiple Response Types §5).
    response: `${tryRedirectUri}\n  ${separator}${sent.toString().replaceAll('&', '\n  &')}`,
    body: Object.fromEntries([...sent, ...answer]),
  }
  const code = answer.get('code')
  if (!code) return [...before, first]
  return [
    ...before,
    first,
    await post('/oauth/token', { grant_type: 'authorization_code', code, redirect_uri: tryRedirectUri, code_verifier: verifier }, attempt),
  ]
}
