import type { Context } from '#http/context.ts'
import { findPerson } from '#login/people.ts'
import { type Grant, grant } from '#model/grant.ts'
import { session } from '#model/session.ts'
import { livingScope } from '../living-scope.ts'
import { findStanding } from '../tokens/standing.ts'
import { subjectOf } from '../tokens/subject.ts'
import type { PresentedSubject, Subject } from './subject.ts'

const LONGEST = 16_384
/** How many grants of one person to one client are read. */
const MOST = 50

/** The claims of an ID token that was issued to the client and is in force (OIDC Core §3.1.3.7). */
async function claimsOf({ token, client, context }: PresentedSubject) {
  const claims = token.length > LONGEST ? undefined : await context.keys.verify(token, ['jwt'])
  const { iss, sub, aud, azp, exp, iat } = claims ?? {}
  if (iss !== context.issuer || aud !== client.id || azp !== client.id || typeof sub !== 'string') return undefined
  if (typeof exp !== 'number' || typeof iat !== 'number' || exp * 1000 <= context.now()) return undefined
  const sid = claims?.['sid']
  return { sub, exp, iat, sid: typeof sid === 'string' ? sid : undefined, act: claims?.['act'], may_act: claims?.['may_act'] }
}

/** The grants of the person that an ID token names, those of its session first. */
async function grantsOf(context: Context, { client, sub, sid }: Pick<PresentedSubject, 'client'> & { readonly sub: string; readonly sid: string | undefined }) {
  const { db } = context
  // A pairwise `sub` cannot be resolved to a person; the session can.
  const [signedIn] = client.subject_type === 'pairwise' && sid !== undefined ? await db.table(session).find({ sid }, { limit: 1 }) : []
  const user_id = client.subject_type === 'pairwise' ? signedIn?.user_id : sub
  if (user_id === undefined || subjectOf(user_id, client, context) !== sub) return []
  const rows = await db.table(grant).find({ user_id, client_id: client.id, revoked_at: undefined }, { descending: true, limit: MOST })
  return rows.filter((row) => row.sid === sid && row.scope.includes('openid'))
}

/**
 * The subject of an ID token of ours, which only the client that it was issued to may exchange. It carries no scope, so the scopes are those that the
 * person granted in that sign-in; the issued token ends with that grant.
 */
export async function subjectFromIdToken(shown: PresentedSubject): Promise<Subject | undefined> {
  const { client, context } = shown
  const claims = await claimsOf(shown)
  if (!claims) return undefined
  for (const given of await grantsOf(context, { client, ...claims })) {
    const found = await subjectOfGrant(given, claims.iat * 1000 + 999, shown)
    if (found) return { ...found, not_after: Math.min(claims.exp * 1000, given.expires_at), act: claims.act, may_act: claims.may_act }
  }
  return undefined
}

/** A valid grant with its person. `issued_at` is the end of the second in which the token was issued. */
async function subjectOfGrant(given: Grant, issued_at: number, { client, context }: PresentedSubject): Promise<Omit<Subject, 'not_after'> | undefined> {
  const stands = await findStanding(context, { client_id: client.id, user_id: given.user_id, grant_id: given.id, issued_at })
  const user = given.user_id === undefined ? undefined : await findPerson(context, given.user_id)
  if (!stands || !user) return undefined
  return { user, scope: await livingScope(given.scope, { client, user }, context), audience: given.audience, issued_to: client.id, grant: given }
}
