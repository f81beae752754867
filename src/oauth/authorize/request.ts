import type { Context } from '#http/context.ts'
import { type Params, type Request, readForm, readQuery } from '#http/request.ts'
import { findBrowser } from './browser.ts'
import { findPushed, PUSHED } from './pushed.ts'
import { addressParameters } from './redirection.ts'

const repeatable = ['resource']

/** An authorization request as it arrived: with its parameters, or as a reference to a pushed one. */
export interface Incoming {
  readonly params: Params
  /** The client pushed the request. */
  readonly pushed: boolean
  /** The id of the pushed request, which is spent when this one is answered. */
  readonly pushed_id?: string | undefined
}

/** The parameters of a request or a push, as sent: in the query of a GET or the form of a POST (OIDC Core §3.1.2.1). */
export const readParams = (request: Request): Params => (request.method === 'POST' ? readForm(request, repeatable) : readQuery(request, repeatable))

/**
 * Reads an authorization request. Reading does not spend a pushed one, because programs preview links and people reload pages. @throws {Refusal} to
 * be shown to the person.
 */
export async function readAuthorizationRequest(request: Request, context: Context): Promise<Incoming> {
  const params = readParams(request)
  const uri = params['request_uri']
  if (!uri?.startsWith(PUSHED)) return { params, pushed: false }
  const found = await findPushed(uri.slice(PUSHED.length), addressParameters.client_id.of(params), { context, browser: findBrowser(request, context) })
  return { params: found.params, pushed: true, pushed_id: found.id }
}
