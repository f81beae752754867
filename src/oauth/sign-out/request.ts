import { type CompiledClient, findClient } from '#clients/find-client.ts'
import { maySendTo } from '#clients/sandbox.ts'
import type { Context } from '#http/context.ts'
import { invalidRequest } from '#http/refusal.ts'
import type { Params, Request } from '#http/request.ts'
import type { SignedIn } from '#login/sessions.ts'
import { type Hint, readHint } from '../authorize/id-token-hint.ts'
import { subjectOf } from '../tokens/subject.ts'

/** A valid sign-out request (OIDC RP-Initiated Logout §2). */
export interface SignOut {
  /** The client that asks; absent when it is unknown. */
  readonly client: CompiledClient | undefined
  readonly hint: Hint | undefined
  /** The URI to redirect to afterwards, with `state`. Absent also when the application is not live and none of its makers is signed in. */
  readonly back: string | undefined
}

/**
 * Reads a sign-out request. An ID token that is not ours, or whose key was withdrawn, is ignored: the person is then asked to confirm.
 * @throws {Refusal} when its parameters contradict each other, or the redirect URI is not registered.
 */
export async function readSignOut(params: Params, request: Request, context: Context): Promise<SignOut> {
  const hint = params['id_token_hint'] === undefined ? undefined : await readHint(params['id_token_hint'], context)
  const named = params['client_id']
  if (hint && named !== undefined && named !== hint.client_id) throw invalidRequest('client_id is not the client that the ID token was issued to')
  const id = hint?.client_id ?? named
  const client = id === undefined ? undefined : await findClient(context, id)
  const back = client && backTo(client, params)
  const leads = client !== undefined && back !== undefined && (await maySendTo(client, request, context))
  return { client: client?.active ? client : undefined, hint, back: leads ? back : undefined }
}

/** OIDC RP-Initiated Logout §3: compared exactly, and only for a known client, so that we are no open redirector. */
function backTo(client: CompiledClient, params: Params): string | undefined {
  const uri = params['post_logout_redirect_uri']
  if (uri === undefined) return undefined
  if (!client.active || !client.post_logout_redirect_uris.includes(uri)) throw invalidRequest('post_logout_redirect_uri is not registered for this client')
  const state = params['state']
  return state === undefined ? uri : `${uri}${uri.includes('?') ? '&' : '?'}${new URLSearchParams({ state })}`
}

/** True when the ID token is of this session, or at least of this person, who then need not confirm (OIDC RP-Initiated Logout §2). */
export function tellsOf({ hint, client }: SignOut, { session, user }: SignedIn, context: Context): boolean {
  if (!hint || !client) return false
  return hint.sid === session.sid || hint.subject === subjectOf(user.id, client, context)
}
