import { perGrant } from '#clients/per-grant.ts'
import { networkOf } from '#kit/address.ts'
import type { AccessToken } from '#model/access-token.ts'
import type { ProtectedApi } from '#model/protected-api.ts'
import { accessHandle, agentHandle, newHandle, newJti } from '../handle.ts'
import { selectorsOf } from '../narrowed-scopes.ts'
import { findApi } from '../protected-apis.ts'
import { scopeTable } from '../scopes.ts'
import { addFurther, lifeOf, type Minted, type Minting } from './minting.ts'
import { signingFor } from './signing.ts'

/** The format, the lifetime (in seconds) and the `typ` of a token. */
interface Made {
  readonly format: AccessToken['format']
  readonly ttl: number
  readonly typ: ProtectedApi['access_token_typ']
}

/**
 * The format and lifetime of a token: those of the grant, or else of the client. The APIs that it is for may demand another format and a shorter
 * life.
 */
async function madeFor({ entitlement, caller: { client }, context }: Minting): Promise<Made> {
  const registered = perGrant(client, entitlement.grant_type)
  let format = registered.access_token_format
  let ttl = Math.min(entitlement.lifetime ?? registered.access_token_ttl, entitlement.longest ?? Number.POSITIVE_INFINITY)
  const types = new Set<ProtectedApi['access_token_typ']>()
  for (const identifier of entitlement.audience) {
    const api = await findApi(context, identifier)
    types.add(api?.access_token_typ ?? 'at+jwt')
    format = api?.access_token_format ?? format
    ttl = Math.min(ttl, api?.access_token_ttl ?? ttl)
  }
  // Only where all the APIs want the weaker type: an API that checks for at+jwt must not be given another.
  return { format: entitlement.format ?? format, ttl, typ: types.size === 1 && types.has('JWT') ? 'JWT' : 'at+jwt' }
}

/** Mints an access token. Nothing is written. */
export async function mintAccessToken(minting: Minting): Promise<Minted<AccessToken>> {
  const { context, now } = minting
  const { format, ttl, typ } = await madeFor(minting)
  const iat = Math.floor(now / 1000)
  const life = lifeOf(ttl, minting)
  // Clients see whole seconds. The row key counts milliseconds, because keys by seconds would scatter the rows of one commit among all rows of that
  // second.
  const lifetime = { iat, exp: iat + life, dies: now + life * 1000 }
  const named =
    format === 'jwt'
      ? await mintJwt(minting, { ...lifetime, typ })
      : newHandle(minting.entitlement.agent ? agentHandle : accessHandle, lifetime.dies, context.vault)
  return accessTokenRow(minting, named, { format, expires_at: lifetime.exp * 1000 })
}

interface NamedToken {
  readonly handle: string
  readonly id: string
}

function accessTokenRow(minting: Minting, { handle, id }: NamedToken, { format, expires_at }: Pick<AccessToken, 'format' | 'expires_at'>): Minted<AccessToken> {
  const { entitlement, caller, confirmation, further, request, now } = minting
  return {
    handle,
    row: {
      id,
      format,
      client_id: caller.client.id,
      user_id: entitlement.user_id,
      grant_id: entitlement.grant_id,
      grant_type: entitlement.grant_type,
      scope: [...entitlement.scope],
      audience: [...entitlement.audience],
      confirmation: confirmation && { ...confirmation },
      claims: further && { ...further },
      subject_token_id: entitlement.subject_token_id,
      credential_id: caller.credential_id,
      request_id: request?.id,
      network: request && networkOf(request.address),
      issued_at: now,
      expires_at,
    },
  }
}

/** `iat` and `exp` in the token are seconds since 1970; `dies`, in the row key, is in milliseconds. */
interface Lifetime {
  readonly iat: number
  readonly exp: number
  readonly dies: number
}

/** A JWT access token (RFC 9068 §2). */
async function mintJwt(
  { entitlement, caller: { client }, confirmation, further, context }: Minting,
  { iat, exp, dies, typ }: Lifetime & Pick<Made, 'typ'>,
): Promise<NamedToken> {
  const [jti, { authentication, scope, audience }] = [newJti(dies), entitlement]
  const [first] = audience
  const claims: Record<string, unknown> = {
    iss: context.issuer,
    // RFC 9068 §3: without a resource, the default audience, which is the issuer.
    aud: first === undefined ? context.issuer : audience.length === 1 ? first : audience,
    sub: entitlement.subject,
    client_id: client.id,
    iat,
    exp,
    jti,
  }
  if (scope.length > 0) claims['scope'] = scope.join(' ')
  const selectors = selectorsOf(scope, (await scopeTable(context)).narrowed)
  if (selectors) claims['scope_selectors'] = selectors
  if (confirmation) claims['cnf'] = confirmation
  if (authentication) {
    // RFC 9068 §2.2.1
    claims['auth_time'] = Math.floor(authentication.auth_time / 1000)
    if (authentication.acr !== undefined) claims['acr'] = authentication.acr
    if (authentication.amr.length > 0) claims['amr'] = authentication.amr
  }
  addFurther(claims, further)
  return { handle: await context.keys.sign(claims, typ, signingFor(client, client.access_token_signature_alg)), id: jti }
}
