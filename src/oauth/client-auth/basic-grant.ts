import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { invalidClient, Refusal } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { scopesOfPeople } from '#model/system-scopes.ts'
import { type ScopeTable, scopesOfClient, scopeTable } from '../scopes.ts'
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
 * bound on guesses and the same explanations. It must be registered for `basic`. A client that was switched off on any node is refused at once.
 * @throws {Refusal} 401 `invalid_client`, 429 after too many guesses
 */
export async function authenticateBasic(request: Request, context: Context): Promise<BasicCaller> {
  const { client } = await authenticate(ways, { request, params: noParams, context }, always)
  const { id: client_id, supported_grant_types: expected } = client
  if (!expected.includes(BASIC_GRANT))
    throw invalidClient(`the client may not call with its id and secret: get an access token, or add ${BASIC_GRANT} to its supported_grant_types`).because({
      check: 'grant_registered',
      client_id,
      expected,
      got: BASIC_GRANT,
    })
  const stands = await findStanding(context, { client_id, issued_at: NEVER_SWEPT })
  if (!stands) throw invalidClient('the client is switched off').because({ check: 'client_active', client_id })
  context.tally.happened({ tenant: context.tenant.id, client_id, what: 'calls' })
  return { client, scopes: heldBy(client)(await scopeTable(context)) }
}

/** The scopes of a client that calls for itself: all that it could request in a client credentials token. */
const heldBy = memoizeWeak((client: CompiledClient) =>
  memoizeWeak((table: ScopeTable): ReadonlySet<string> => {
    const open = table.public.filter((name) => !scopesOfPeople.has(name))
    return new Set([...open, ...scopesOfClient(client, table)])
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
