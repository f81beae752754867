import { z } from 'zod'
import { perGrant } from '#clients/per-grant.ts'
import { invalidGrant } from '#http/refusal.ts'
import { type AuthorizationCode, authorizationCode } from '#model/authorization-code.ts'
import { requiresProof } from '../client-auth/required-proof.ts'
import { type GrantCall, grantType } from '../contracts.ts'
import { narrowDetails } from '../details/narrow.ts'
import { codeHandle, handleKey } from '../handle.ts'
import { checkVerifier } from '../pkce.ts'
import { resolveAudience } from '../resource-indicators.ts'
import type { Entitlement } from '../tokens/entitlement.ts'
import { entitlementOfGrant, idTokenContent } from '../tokens/from-grant.ts'
import { revokeReplayed } from '../tokens/revoke.ts'
import { findStanding } from '../tokens/standing.ts'

// One refusal for unknown, expired, used and foreign codes, so that a thief learns nothing.
const codeRefusal = () =>
  invalidGrant('the code is unknown, expired, used before, or was issued to another client').because({ check: 'code', spec: 'RFC 6749 §4.1.3' })

type CodeGrantCall = Pick<GrantCall<unknown>, 'caller' | 'context' | 'request'>

/**
 * The record of a code that this client may redeem. A replay revokes everything issued for the code, in its own statement, before it is refused (RFC
 * 6749 §4.1.2).
 */
async function findCode(code: string, call: CodeGrantCall): Promise<AuthorizationCode> {
  const { context } = call
  const { client } = call.caller
  const id = handleKey(codeHandle, code, context.vault)
  const found = id === undefined ? undefined : await context.db.table(authorizationCode).get(id)
  if (!found || found.client_id !== client.id) throw codeRefusal()
  if (found.used_at !== undefined) await refuseReplay(found, call)
  if (found.expires_at <= context.now()) throw codeRefusal()
  return found
}

async function refuseReplay({ client_id, grant_id }: AuthorizationCode, { context, request }: Omit<CodeGrantCall, 'caller'>): Promise<never> {
  await revokeReplayed(context, { kind: 'authorization_code', client_id, grant_id, request })
  throw codeRefusal()
}

/** RFC 6749 §4.1.3: a redirect URI that the authorization request named must be repeated exactly. */
function checkRedirectUri(found: AuthorizationCode, given: string | undefined): void {
  const facts = { check: 'redirect_uri_repeated', spec: 'RFC 6749 §4.1.3', expected: [found.redirect_uri], got: given } as const
  if (given === undefined && found.names_redirect_uri) throw invalidGrant('redirect_uri is missing; send it as in the authorization request').because(facts)
  if (given !== undefined && given !== found.redirect_uri) throw invalidGrant('redirect_uri differs from the one in the authorization request').because(facts)
}

/** The parameters by which a code is redeemed, with whatever grant (RFC 6749 §4.1.3). */
export const codeParameters = z.object({
  code: z.string('send the code from the authorization response'),
  redirect_uri: z.string().optional(),
  code_verifier: z.string().optional(),
})

/**
 * Redeems a code once its client, redirect URI, verifier and key are checked: the part of the entitlement that follows from its grant, with the record that
 * spends it, and the person who gave it. @throws {Refusal} `invalid_grant`
 */
export async function redeemCode({ params, caller, context, confirmation, request }: GrantCall<z.infer<typeof codeParameters>>) {
  const { client } = caller
  const found = await findCode(params.code, { caller, context, request })
  checkRedirectUri(found, params.redirect_uri)
  checkVerifier(found.code_challenge, params.code_verifier)
  // RFC 9449 §10
  if (found.dpop_jkt !== undefined && found.dpop_jkt !== confirmation?.['jkt'])
    throw invalidGrant('the code is bound to a DPoP key, which the request does not prove to hold').because({ check: 'dpop_key', spec: 'RFC 9449 §10' })
  const stands = await findStanding(context, found)
  if (!stands?.grant || !stands.user) throw codeRefusal()
  const { grant: granted, user } = stands
  const entitlement = {
    ...entitlementOfGrant(granted, { client, user, context }),
    scope: granted.scope,
    record: ((batch, _minted, now) => batch.change(authorizationCode, { id: found.id, used_at: undefined }, { used_at: now })) as NonNullable<
      Entitlement['record']
    >,
    lost: () => refuseReplay(found, { context, request }),
  }
  return { entitlement, granted, user }
}

/** The authorization code grant (RFC 6749 §4.1.3): a client exchanges the code of a person's authorization for tokens. */
export const authorizationCodeGrant = grantType({
  type: 'authorization_code',
  spec: 'RFC 6749 §4.1.3',
  params: codeParameters.extend({ resource: z.string().optional(), authorization_details: z.string().optional() }),
  demandsProof: requiresProof.authorization_code,
  async redeem(call) {
    const { params, caller, context } = call
    const { client } = caller
    const { entitlement, granted, user } = await redeemCode(call)
    return {
      ...entitlement,
      authorization_details: narrowDetails(granted.authorization_details, params.authorization_details),
      audience: await resolveAudience(context, { client, grant_type: 'authorization_code', requested: params.resource, within: granted.audience }),
      grant_type: 'authorization_code',
      refreshable: perGrant(client, 'authorization_code').refreshes ? { scope: granted.scope, audience: granted.audience } : undefined,
      id_token: await idTokenContent(granted, { client, user, context }),
    }
  },
})
