import { type CompiledClient, findClient, findClientAnew } from '#clients/find-client.ts'
import { invalidClient, invalidRequest, type Refusal } from '#http/refusal.ts'
import { keyUseOf } from '#model/client-key-use.ts'
import type { Facts } from '#model/explanation.ts'
import type { AuthCall, AuthenticatedClient, Claim, ClientAuth, Proven } from '../contracts.ts'
import type { RequiresProof } from './required-proof.ts'

/**
 * One message for an unknown client, a wrong or expired secret and an unregistered method, so that an attacker learns nothing. The facts are for the
 * client's owner.
 */
const clientRefusal = (facts: Facts): Refusal =>
  invalidClient('client authentication failed: unknown client, wrong or expired credential, or a method the client is not registered for').because({
    spec: 'RFC 6749 §2.3',
    ...facts,
  })

/** The reason why a client may not use an authentication method, regardless of its credential; undefined when it may try. */
export function findBar(client: CompiledClient | undefined, method: string, demanded: RequiresProof): Facts | undefined {
  if (!client) return { check: 'client_known' }
  const { id: client_id, token_endpoint_auth_methods: expected } = client
  if (!client.active) return { check: 'client_active', client_id }
  if (method === 'none') return demanded(client) ? { check: 'client_proof', client_id, expected, got: 'none' } : undefined
  return expected.includes(method) ? undefined : { check: 'client_method', client_id, expected, got: method }
}

/**
 * Refuses after the work that a wrong secret costs (one keyed digest, one look-up of new secrets), so that response times do not reveal which clients
 * exist. For an unknown client that look-up is already done, because missing rows are not cached.
 */
async function refuseUnverified({ context }: AuthCall, { proof }: Claim, why: Facts): Promise<never> {
  context.vault.digest('client_secret', proof.slice(0, 1024))
  if (why.client_id !== undefined) await findClientAnew(context, why.client_id)
  throw clientRefusal(why)
}

/**
 * Client authentication (RFC 6749 §2.3): each method looks for its credential in the request; exactly one may find one, and the client must be
 * registered for that method. A client that need not authenticate may send only its id; a credential that it sends nevertheless must be right.
 * @throws {Refusal} `invalid_client`, the same for every fault.
 */
export async function authenticate(ways: readonly ClientAuth[], call: AuthCall, demanded: RequiresProof): Promise<AuthenticatedClient> {
  const spoken = theClaim(ways, call)
  const { context } = call
  const client = await findClient(context, spoken.claim.client_id)
  const { claim, way } = spoken.claim.method === 'none' && client && call.request.certificate ? impliedClaim(ways, client, call, spoken) : spoken
  const why = findBar(client, claim.method, demanded)
  if (why?.check === 'client_proof') throw clientRefusal(why)
  if (!client || why) return refuseUnverified(call, claim, why ?? {})
  if (claim.method === 'none') return { client, method: 'none' }
  const proven = await way.verify(claim, client, context)
  if (!proven) throw clientRefusal({ client_id: client.id, ...way.why?.(claim, client, context) })
  noteUse(proven, client, call)
  return { client, method: claim.method, credential_id: proven.credential_id, instance_key: proven.instance_key }
}

/** RFC 8705 §2: a client gives its name in the request, and the certificate on the connection proves it, where it is registered for that. */
function impliedClaim(ways: readonly ClientAuth[], client: CompiledClient, { request }: AuthCall, spoken: Spoken): Spoken {
  for (const way of ways) {
    const claim = way.implied?.(client, request)
    if (claim) return { claim, way }
  }
  return spoken
}

/** Counts the use of the secret or key that authenticated a client. */
function noteUse({ used_key, credential_id }: Proven, client: CompiledClient, { context, request }: AuthCall): void {
  const [tenant, address] = [context.tenant.id, request.address]
  if (credential_id) context.tally.used({ tenant, kind: 'credential', id: credential_id, address })
  if (!used_key) return
  const [id, kid] = [keyUseOf(client.id, used_key.thumbprint), printable(used_key.kid)]
  context.tally.used({ tenant, kind: 'client_key', id, kid, address })
}

/** The client id that the request claims, and the method that read it. */
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
    if (spoken)
      throw invalidRequest(`the request uses ${spoken.claim.method} and ${claim.method}: use one method of client authentication`).because({
        check: 'client_named',
      })
    spoken = { claim, way }
  }
  if (!spoken)
    throw invalidClient('the request does not say which client it comes from: send client authentication, or client_id for a public client').because({
      check: 'client_named',
    })
  const named = params['client_id']
  if (named !== undefined && named !== (spoken.claim.named ?? spoken.claim.client_id))
    throw invalidRequest('client_id is not the client that authenticates').because({ check: 'client_named' })
  return spoken
}

/** The `kid` of a foreign key set may be any text; only a printable one is stored. */
const printable = (kid: string | undefined) => (kid !== undefined && /^[ -~]{1,255}$/.test(kid) ? kid : undefined)
