import type { Context } from '#http/context.ts'
import { AdmissionCache } from '#kit/admission-cache.ts'
import { Lru } from '#kit/lru.ts'
import { andThen, type MaybePromise } from '#kit/maybe-promise.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { isAlone } from '#login/people.ts'
import { type AccessToken, accessToken } from '#model/access-token.ts'
import { makeRowCache } from '#store/remembered.ts'
import { accessHandle, handleKey } from '../handle.ts'
import { findStanding, type Standing } from './standing.ts'

/** The types of a JWT access token (RFC 9068 §2.1), in lower case: `JWT` where its API asks for that (`access_token_typ`). */
const JWT_TYPES = ['at+jwt', 'jwt']
const MAX_JWT = 16_384

/** A valid access token: its row, with its client, person and grant. */
export interface VerifiedToken extends Standing {
  readonly token: AccessToken
}

const rows = memoizeWeak((context: Context) =>
  makeRowCache(context, { resource: accessToken, cache: new AdmissionCache(4096), load: (id) => context.db.table(accessToken).get(id) }),
)

const findRecord = (context: Context, id: string) => (isAlone(context) ? rows(context).get(id) : context.db.table(accessToken).get(id))

/** The key under which a token was recorded: from the expiry and digest of an opaque one, or the signed `jti` of a JWT. */
export function findRecordKey(context: Context, token: string): MaybePromise<string | undefined> {
  const id = handleKey(accessHandle, token, context.vault)
  if (id !== undefined) return id
  return token.length <= MAX_JWT && token.startsWith('ey') ? fromJwt(context, token) : undefined
}

/** Verified JWT signatures are cached only this long, in milliseconds, because a withdrawn key must not stay valid here. */
const SIGNED_FOR = 10_000
const signed = memoizeWeak((_context: Context) => new Lru<string, { readonly jti: string; readonly until: number }>(4000))

async function fromJwt(context: Context, jwt: string): Promise<string | undefined> {
  const [digest, now] = [context.vault.digest('jwt', jwt), context.now()]
  const known = signed(context).get(digest)
  if (known && now < known.until) return known.jti
  const claims = await context.keys.verify(jwt, JWT_TYPES)
  if (!claims || claims['iss'] !== context.issuer) return undefined
  const { jti, client_id } = claims
  // RFC 8725 §3.12: an ID token may have the same `typ`, but no `client_id`.
  if (typeof jti !== 'string' || typeof client_id !== 'string') return undefined
  signed(context).set(digest, { jti, until: now + SIGNED_FOR })
  return jti
}

/**
 * Verifies an access token: ours, recorded, neither expired nor revoked, with a valid client, person and grant. Codes, refresh tokens and ID tokens
 * are not accepted. Undefined, without a reason, when it is not valid.
 */
export function verifyAccessToken(context: Context, token: string): MaybePromise<VerifiedToken | undefined> {
  return andThen(findRecordKey(context, token), (id) => (id === undefined ? undefined : verifyRecorded(context, id)))
}

/** The token with what is left of its scope: a person may take scopes out of a grant while its tokens live. */
function withinGrant(token: AccessToken, granted: Standing['grant']): AccessToken {
  if (!granted || token.scope.every((name) => granted.scope.includes(name))) return token
  return { ...token, scope: token.scope.filter((name) => granted.scope.includes(name)) }
}

function checkLiving(context: Context, token: AccessToken | undefined): MaybePromise<VerifiedToken | undefined> {
  if (!token || token.revoked_at !== undefined || token.expires_at <= context.now()) return undefined
  return andThen(findStanding(context, token), (stands) => {
    if (!stands) return undefined
    const found = { token: withinGrant(token, stands.grant), client: stands.client, user: stands.user, grant: stands.grant }
    const { subject_token_id } = token
    if (subject_token_id === undefined) return found
    // RFC 8693 §6: what was exchanged is good as long as the token it was exchanged for, and so on to the first.
    return andThen(findRecord(context, subject_token_id), (subject) => andThen(checkLiving(context, subject), (good) => good && found))
  })
}

/** The same for a token by the key of its record. */
export const verifyRecorded = (context: Context, id: string): MaybePromise<VerifiedToken | undefined> =>
  andThen(findRecord(context, id), (row) => checkLiving(context, row))
