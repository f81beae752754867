import { type CompiledClient, findClient, findClientAnew } from '#clients/find-client.ts'
import { invalidClient, invalidRequest, type Refusal } from '#http/refusal.ts'
import { keyUseOf } from '#model/client-key-use.ts'
import type { AuthCall, AuthenticatedClient, Claim, ClientAuth, Proven } from '../contracts.ts'
import type { RequiresProof } from './required-proof.ts'

/** One text for an unknown client, a wrong secret, an expired one and a method that is not registered: which it was would help to guess. */
function refused({ context }: AuthCall, client: CompiledClient | undefined): Refusal {
  context.tally.happened({ tenant: context.tenant.id, client_id: client?.id ?? '-', what: 'refusals', detail: 'invalid_client' })
  return invalidClient('client authentication failed: unknown client, wrong or expired credential, or a method the client is not registered for')
}

/**
 * Refuses after the work that a wrong secret costs, so that the time tells nobody which clients there are: one keyed digest, and one look for
 * a secret made a moment ago. An unknown client was looked for already: what does not exist is not remembered.
 */
async function refuseUnverified(call: AuthCall, { proof }: Claim, client: CompiledClient | undefined): Promise<never> {
  call.context.vault.digest('client_secret', proof.slice(0, 1024))
  if (client) await findClientAnew(call.context, client.id)
  throw refused(call, client)
}

/**
 * Who asks (RFC 6749 §2.3): every way is asked for its claim, exactly one may speak, and it must be one that the client is registered for.
 * A client of which no proof is demanded may just give its name; a proof that it sends all the same must be right.
 * @throws {Refusal} `invalid_client`, the same for whatever was wrong.
 */
export async function authenticate(ways: readonly ClientAuth[], call: AuthCall, demanded: RequiresProof): Promise<AuthenticatedClient> {
  const { claim, way } = theClaim(ways, call)
  const { context } = call
  const client = await findClient(context, claim.client_id)
  if (!client?.active) return refuseUnverified(call, claim, client)
  if (claim.method === 'none') {
    if (demanded(client)) throw refused(call, client)
    return { client, method: 'none' }
  }
  if (!client.token_endpoint_auth_methods.includes(claim.method)) return refuseUnverified(call, claim, client)
  const proven = await way.verify(claim, client, context)
  if (!proven) throw refused(call, client)
  noteUse(proven, client, call)
  return { client, method: claim.method, credential_id: proven.credential_id }
}

/** Counts the use of the secret or key that a client proved itself with. */
function noteUse({ used_key, credential_id }: Proven, client: CompiledClient, { context, request }: AuthCall): void {
  const [tenant, address] = [context.tenant.id, request.address]
  if (credential_id) context.tally.used({ tenant, kind: 'credential', id: credential_id, address })
  if (!used_key) return
  const [id, kid] = [keyUseOf(client.id, used_key.thumbprint), printable(used_key.kid)]
  context.tally.used({ tenant, kind: 'client_key', id, kid, address })
}

/** What the request says of itself, and the way in which it says it. */
interface Spoken {
  readonly claim: Claim
  readonly way: ClientAuth
}

function theClaim(ways: readonly ClientAuth[], { request, params }: AuthCall): Spoken {
  let spoken: Spoken | undefined
  for (const way of ways) {
    const claim = way.claim(request, params)
    if (!claim) continue
    // RFC 6749 §2.3: a client must not use more than one method in one request.
    if (spoken) throw invalidRequest(`the request uses ${spoken.claim.method} and ${claim.method}: use one method of client authentication`)
    spoken = { claim, way }
  }
  if (!spoken) throw invalidClient('the request does not say which client it comes from: send client authentication, or client_id for a public client')
  const named = params['client_id']
  if (named !== undefined && named !== spoken.claim.client_id) throw invalidRequest('client_id is not the client that authenticates')
  return spoken
}

/** A key set from elsewhere may call its keys anything. */
const printable = (kid: string | undefined) => (kid !== undefined && /^[ -~]{1,255}$/.test(kid) ? kid : undefined)
