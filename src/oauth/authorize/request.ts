import type { Context } from '#http/context.ts'
import { invalidRequest, invalidRequestUri } from '#http/refusal.ts'
import { type Params, type Request, readForm, readQuery } from '#http/request.ts'
import { waitingRequest } from '#model/waiting-request.ts'
import { after } from '#store/store.ts'
import { handleKey, pushedHandle } from '../handle.ts'

/** What `request_uri` begins with when a client pushed the request to us (RFC 9126 §2.2). */
export const PUSHED = 'urn:ietf:params:oauth:request_uri:'
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
}

/** The parameters of a request or a push, as sent: in the query of a GET or the form of a POST (OIDC Core §3.1.2.1). */
export const readParams = (request: Request): Params => (request.method === 'POST' ? readForm(request, repeatable) : readQuery(request, repeatable))

/** Reads an authorization request. One that was pushed is used up by being read. @throws {Refusal} to be shown to the person. */
export async function readAuthorizationRequest(request: Request, context: Context): Promise<Incoming> {
  const params = readParams(request)
  const uri = params['request_uri']
  if (!uri?.startsWith(PUSHED)) return { params, pushed: false }
  return { params: await takePushed(uri.slice(PUSHED.length), params['client_id'], context), pushed: true }
}

/**
 * The parameters that were pushed; those beside `request_uri` count for nothing. A request is used once (RFC 9126 §4) and by its own client
 * only (RFC 9126 §2.2), and one answer covers unknown, used, expired and foreign.
 */
async function takePushed(handle: string, clientId: string | undefined, context: Context): Promise<Params> {
  if (clientId === undefined) throw invalidRequest('client_id must be sent with request_uri') // RFC 9126 §4
  const id = handleKey(pushedHandle, handle, context.vault)
  const now = context.now()
  const taken =
    id === undefined
      ? undefined
      : await context.db.table(waitingRequest).change({ id, client_id: clientId, used_at: undefined, expires_at: after(now) }, { used_at: now })
  if (!taken) throw invalidRequestUri('request_uri is unknown, expired, used, or of another client; push the request again')
  return taken.params
}
