import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { invalidGrant } from '#http/refusal.ts'
import { andThen, type MaybePromise } from '#kit/maybe-promise.ts'
import { type AccessToken, accessToken } from '#model/access-token.ts'
import { type RefreshToken, refreshToken } from '#model/refresh-token.ts'
import { Lost } from '#store/store.ts'
import { requiresProof } from '../client-auth/required-proof.ts'
import type { AuthenticatedClient } from '../contracts.ts'
import { accessHandle, newHandle, newJti, refreshHandle } from '../handle.ts'
import { findApi, scopeWithin } from '../protected-apis.ts'
import { rotates } from '../refresh-rotation.ts'
import type { Entitlement, TokenAnswer } from './entitlement.ts'
import { mintIdToken } from './id-token.ts'
import { signingFor } from './signing.ts'

/** All that minting looks at. The clock is read once, so that what is issued together agrees. */
export interface Minting {
  readonly entitlement: Entitlement
  readonly caller: AuthenticatedClient
  readonly context: Context
  /** Milliseconds since 1970. */
  readonly now: number
}
type Writable<T> = { -readonly [K in keyof T]: T[K] }
interface Minted<R> {
  readonly handle: string
  readonly row: R
}

/**
 * Mints what a client is entitled to. The only minter: bindings, lifetimes, formats and records are decided here, once, for every grant.
 * What was presented is spent in the batch that records what is minted; nobody gets a token of which there is no record.
 */
export async function issue(entitled: Entitlement, caller: AuthenticatedClient, context: Context): Promise<TokenAnswer> {
  const { audience } = entitled
  const entitlement = audience.length === 0 ? entitled : { ...entitled, scope: await scopeWithin(audience, entitled.scope, context) }
  const minting: Minting = { entitlement, caller, context, now: context.now() }
  const access = await mintAccessToken(minting)
  const refresh = entitlement.refreshable && mintRefreshToken(minting, entitlement.refreshable)
  const answer: Writable<TokenAnswer> = {
    access_token: access.handle,
    token_type: entitlement.confirmation?.['jkt'] === undefined ? 'Bearer' : 'DPoP',
    expires_in: access.row.expires_at / 1000 - Math.floor(minting.now / 1000),
  }
  if (entitlement.scope.length > 0) answer.scope = entitlement.scope.join(' ')
  const refresh_token = refresh?.handle ?? entitlement.refresh_token
  if (refresh_token !== undefined) answer.refresh_token = refresh_token
  if (entitlement.id_token) answer.id_token = await mintIdToken(minting, access.handle)
  try {
    await context.db.together((batch) => {
      entitlement.spend?.(batch, answer, minting.now)
      batch.insert(accessToken, access.row)
      if (refresh) batch.insert(refreshToken, refresh.row)
    })
  } catch (caught) {
    if (!(caught instanceof Lost && entitlement.lost)) throw caught
    const instead = await entitlement.lost()
    return 'answer' in instead ? instead.answer : issue(instead, caller, context)
  }
  context.tally.happened({ tenant: context.tenant.id, client_id: caller.client.id, what: 'tokens', detail: entitlement.grant_type })
  return answer
}

/** Whole seconds to the end of a life that starts now: the wanted ones, or what is left until `not_after`. */
function lifeOf(ttl: number, { entitlement: { not_after }, now }: Minting): number {
  const left = not_after === undefined ? ttl : Math.floor((not_after - now) / 1000)
  if (left <= 0) throw invalidGrant('the authorization has expired: start a new one')
  return Math.min(ttl, left)
}

/** The format and the lifetime (in seconds) that the client is registered for. */
type Made = Pick<CompiledClient, 'access_token_format' | 'access_token_ttl'>

/** The APIs that a token is for may want it in another format, and let it live shorter. */
async function madeFor(audience: readonly string[], client: Made, context: Context): Promise<Made> {
  let { access_token_format, access_token_ttl } = client
  for (const identifier of audience) {
    const api = await findApi(context, identifier)
    access_token_format = api?.access_token_format ?? access_token_format
    access_token_ttl = Math.min(access_token_ttl, api?.access_token_ttl ?? access_token_ttl)
  }
  return { access_token_format, access_token_ttl }
}

function mintAccessToken(minting: Minting): MaybePromise<Minted<AccessToken>> {
  const { entitlement, caller, context, now } = minting
  const { client } = caller
  const made: MaybePromise<Made> = entitlement.audience.length === 0 ? client : madeFor(entitlement.audience, client, context)
  return andThen(made, ({ access_token_format: format, access_token_ttl }) => {
    const iat = Math.floor(now / 1000)
    const life = lifeOf(access_token_ttl, minting)
    // What clients are told is in whole seconds; by that, the rows of one commit would lie scattered among all those of their second.
    const lifetime = { iat, exp: iat + life, dies: now + life * 1000 }
    const named: MaybePromise<Named> = format === 'jwt' ? jwt(minting, lifetime) : newHandle(accessHandle, lifetime.dies, context.vault)
    return andThen(named, (name) => recordOf(minting, name, { format, expires_at: lifetime.exp * 1000 }))
  })
}

interface Named {
  readonly handle: string
  readonly id: string
}

function recordOf(minting: Minting, { handle, id }: Named, { format, expires_at }: Pick<AccessToken, 'format' | 'expires_at'>): Minted<AccessToken> {
  const { entitlement, caller, now } = minting
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
      confirmation: entitlement.confirmation && { ...entitlement.confirmation },
      credential_id: caller.credential_id,
      issued_at: now,
      expires_at,
    },
  }
}

/** In seconds since 1970 what the token says, in milliseconds what its key says. */
interface Lifetime {
  readonly iat: number
  readonly exp: number
  readonly dies: number
}

/** A JWT access token (RFC 9068 §2). */
function jwt({ entitlement, caller: { client }, context }: Minting, { iat, exp, dies }: Lifetime): Promise<Named> {
  const [jti, { authentication, confirmation, scope, audience }] = [newJti(dies), entitlement]
  const [first] = audience
  const claims: Record<string, unknown> = {
    iss: context.issuer,
    // RFC 9068 §3: without a resource, the default one; ours is the issuer itself.
    aud: first === undefined ? context.issuer : audience.length === 1 ? first : audience,
    sub: entitlement.subject,
    client_id: client.id,
    iat,
    exp,
    jti,
  }
  if (scope.length > 0) claims['scope'] = scope.join(' ')
  if (confirmation) claims['cnf'] = confirmation
  if (authentication) {
    // RFC 9068 §2.2.1
    claims['auth_time'] = Math.floor(authentication.auth_time / 1000)
    if (authentication.acr !== undefined) claims['acr'] = authentication.acr
    if (authentication.amr.length > 0) claims['amr'] = authentication.amr
  }
  return context.keys.sign(claims, 'at+jwt', signingFor(client, client.access_token_signature_alg)).then((handle) => ({ handle, id: jti }))
}

function mintRefreshToken(minting: Minting, refreshable: NonNullable<Entitlement['refreshable']>): Minted<RefreshToken> {
  const { entitlement, caller, context, now } = minting
  if (entitlement.grant_id === undefined) throw new Error('a refresh token descends from a grant')
  const { client } = caller
  // RFC 9449 §5: bound where it can be used without proof of who the client is.
  const confirmation = requiresProof.refresh_token(client) ? undefined : entitlement.confirmation && { ...entitlement.confirmation }
  const lasting = !rotates(client, confirmation)
  const expiresAt = now + lifeOf(lasting ? client.refresh_token_absolute_ttl : client.refresh_token_ttl, minting) * 1000
  const { handle, id } = newHandle(refreshHandle, expiresAt, context.vault)
  return {
    handle,
    row: {
      id,
      grant_id: entitlement.grant_id,
      client_id: client.id,
      user_id: entitlement.user_id,
      scope: [...refreshable.scope],
      audience: [...refreshable.audience],
      confirmation,
      lasting,
      issued_at: now,
      expires_at: expiresAt,
    },
  }
}
