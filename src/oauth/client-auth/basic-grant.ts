import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { forbidden, invalidClient, Refusal } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { scopesOfPeople } from '#model/system-scopes.ts'
import { askedAuthentication, askedUnbound, holdToProfiles, refuseUnfit } from '../profiles.ts'
import { type ScopeTable, scopesOfClient, scopeTable } from '../scopes.ts'
import type { Entitlement } from '../tokens/entitlement.ts'
import type { Recipient } from '../tokens/minting.ts'
import { permit } from '../tokens/permit.ts'
import { findStanding } from '../tokens/standing.ts'
import { authenticate } from './authenticate.ts'
import { clientSecretBasic } from './client-secret-basic.ts'

/** The name in `supported_grant_types` that lets a client call an API with its id and secret, without a token. */
export const BASIC_GRANT = 'basic'

/** A client that called with its id and secret, and the scopes that it holds. */
export interface BasicCaller {
  readonly client: CompiledClient
  readonly scopes: ReadonlySet<string>
}

/** True for an Authorization header with an id and a secret (RFC 7617 §2). */
export const isBasic = (header: string | undefined): boolean => header !== undefined && /^basic( |$)/i.test(header)

const ways = [clientSecretBasic]
const always = () => true
const noParams = {}
/** The call itself is the credential, made now, so no earlier revocation of all tokens can affect it. */
const NEVER_SWEPT = Number.POSITIVE_INFINITY

/**
 * The client that calls with its id and secret (RFC 7617): authenticated as at the token endpoint, with the same cache of verified secrets, the same
 * bound on guesses, the same explanations and the same policies. It must be registered for `basic`. A client that was switched off on any node is
 * refused at once.
 * @throws {Refusal} 401 `invalid_client`, 403 by a policy, 429 after too many guesses
 */
export async function authenticateBasic(request: Request, context: Context): Promise<BasicCaller> {
  const caller = await authenticate(ways, { request, params: noParams, context }, always)
  const { client } = caller
  const { id: client_id, supported_grant_types: expected } = client
  if (client.withheld_grant_types?.includes(BASIC_GRANT))
    throw invalidClient('the organization of the client does not allow it to call with its id and secret').because({
      check: 'grant_allowed',
      client_id,
      expected,
      got: BASIC_GRANT,
    })
  if (!expected.includes(BASIC_GRANT))
    throw invalidClient(`the client may not call with its id and secret: get an access token, or add ${BASIC_GRANT} to its supported_grant_types`).because({
      check: 'grant_registered',
      client_id,
      expected,
      got: BASIC_GRANT,
    })
  // The call has no other moment at which a profile of the client is enforced.
  holdToProfiles('authentication', client, askedAuthentication(caller, noParams))
  refuseUnfit(client)
  holdToProfiles('token', client, askedUnbound({ grant_type: BASIC_GRANT }))
  const stands = await findStanding(context, { client_id, issued_at: NEVER_SWEPT })
  if (!stands) throw invalidClient('the client is switched off').because({ check: 'client_active', client_id })
  const held = heldBy(client)(await scopeTable(context))
  const permitted = await permitCall(held.entitlement, { caller, context, request })
  context.tally.happened({ tenant: context.tenant.id, client_id, what: 'calls' })
  return { client, scopes: permitted === held.entitlement ? held.scopes : new Set(permitted.scope) }
}

/** Asks the policies about tokens: a call with the secret must not reach further than the token would for which it stands. @throws {Refusal} 403 */
async function permitCall(entitlement: Entitlement, recipient: Recipient): Promise<Entitlement> {
  try {
    return await permit(entitlement, recipient)
  } catch (caught) {
    throw caught instanceof Refusal && caught.facts.check === 'policy'
      ? forbidden(caught.message).because({ ...caught.facts, client_id: entitlement.subject })
      : caught
  }
}

/** The scopes of a client that calls for itself: all that it could request in a client credentials token. */
const heldBy = memoizeWeak((client: CompiledClient) =>
  memoizeWeak((table: ScopeTable): { readonly scopes: ReadonlySet<string>; readonly entitlement: Entitlement } => {
    const open = table.public.filter((name) => !scopesOfPeople.has(name))
    const scopes = new Set([...open, ...scopesOfClient(client, table)])
    return { scopes, entitlement: { subject: client.id, scope: [...scopes], audience: [], grant_type: BASIC_GRANT } }
  }),
)

/**
 * The refusal with the challenge of an API that takes tokens. It does not name Basic: a browser would ask people for a client's secret, and from then
 * on send it by itself.
 */
export function refusedBasic(caught: unknown, challenge: Readonly<Record<string, string>>): unknown {
  if (!(caught instanceof Refusal) || (caught.status !== 401 && caught.status !== 400)) return caught
  return new Refusal('unauthorized', 401, caught.message, { headers: challenge }).because(caught.facts)
}
