import type { Context } from '#http/context.ts'
import { type Params, type Request, readForm, readQuery } from '#http/request.ts'
import { findBrowser } from './browser.ts'
import { findPushed, PUSHED } from './pushed.ts'

const repeatable = ['resource']

/** The parameters that mean something to us. Others are passed over (RFC 6749 §3.1), and not kept: what waits is written down for whoever comes. */
// biome-ignore format: it reads as a list
const known = new Set([
  'client_id', 'response_type', 'redirect_uri', 'scope', 'state', 'response_mode', 'resource', 'code_challenge', 'code_challenge_method', 'dpop_jkt',
  'nonce', 'prompt', 'max_age', 'ui_locales', 'id_token_hint', 'login_hint', 'acr_values', 'claims',
])
export const meaningful = (params: Params): Record<string, string> =>
  Object.fromEntries(Object.entries(params).flatMap(([name, value]) => (value !== undefined && known.has(name) ? [[name, value]] : [])))

/** An authorization request as it arrived, by whichever way. */
export interface Incoming {
  readonly params: Params
  /** Whether its client pushed it. */
  readonly pushed: boolean
  /** The pushed request, which is spent when this one is answered. */
  readonly pushed_id?: string | undefined
}

/** The parameters of a request or a push, as sent: in the query of a GET or the form of a POST (OIDC Core §3.1.2.1). */
export const readParams = (request: Request): Params => (request.method === 'POST' ? readForm(request, repeatable) : readQuery(request, repeatable))

/** Reads an authorization request. Reading it spends nothing: a link is looked at before it is followed, and a page is loaded again. @throws {Refusal} to be shown to the person. */
export async function readAuthorizationRequest(request: Request, context: Context): Promise<Incoming> {
  const params = readParams(request)
  const uri = params['request_uri']
  if (!uri?.startsWith(PUSHED)) return { params, pushed: false }
  const found = await findPushed(uri.slice(PUSHED.length), params['client_id'], { context, browser: findBrowser(request, context) })
  return { params: found.params, pushed: true, pushed_id: found.id }
}
