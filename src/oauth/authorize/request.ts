import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { Refusal } from '#http/refusal.ts'
import { type Params, type Request, readForm, readQuery } from '#http/request.ts'
import { findBrowser } from './browser.ts'
import { findPushed, PUSHED } from './pushed.ts'
import { addressParameters, findAsking, isRegisteredUri } from './redirection.ts'
import { holdsObject, objectParameters, openRequestObject } from './request-object.ts'

const repeatable = ['resource']

/** An authorization request as it arrived: with its parameters, or as a reference to a pushed one. */
export interface Incoming {
  readonly params: Params
  /** The client pushed the request. */
  readonly pushed: boolean
  /** The client signed the request (RFC 9101). */
  readonly signed: boolean
  /** The fault of its request object. */
  readonly fault?: Refusal
  /** The id of the pushed request, which is spent when this one is answered. */
  readonly pushed_id?: string | undefined
}

/** The parameters of a request or a push, as sent: in the query of a GET or the form of a POST (OIDC Core §3.1.2.1). */
export const readParams = (request: Request): Params => (request.method === 'POST' ? readForm(request, repeatable) : readQuery(request, repeatable))

/**
 * Opens a signed request. Its faults are told to the client where the parameters beside it name a registered redirect URI (RFC 9101 §7).
 * @throws {Refusal} to be shown to the person, where they do not
 */
async function openSigned(params: Params, client: CompiledClient, context: Context): Promise<Incoming> {
  try {
    return { params: await openRequestObject(params, client, context), pushed: false, signed: true }
  } catch (caught) {
    if (!(caught instanceof Refusal)) throw caught
    const fault = caught.because({ client_id: client.id })
    if (!isRegisteredUri(client, params)) throw fault
    return { params, pushed: false, signed: false, fault }
  }
}

/**
 * Reads an authorization request. Reading does not spend a pushed one, because programs preview links and people reload pages. @throws {Refusal} to
 * be shown to the person.
 */
export async function readAuthorizationRequest(request: Request, context: Context): Promise<Incoming> {
  const params = readParams(request)
  const uri = objectParameters.request_uri.of(params)
  if (!uri?.startsWith(PUSHED)) {
    if (!holdsObject(params)) return { params, pushed: false, signed: false }
    return openSigned(params, await findAsking(params, context), context)
  }
  // Its signature was checked when it was pushed.
  const found = await findPushed(uri.slice(PUSHED.length), addressParameters.client_id.of(params), { context, browser: findBrowser(request, context) })
  return { params: found.params, pushed: true, signed: true, pushed_id: found.id }
}
