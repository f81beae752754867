import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import { bucketIn, bucketOf, expiringKey } from '#kit/expiring-key.ts'
import { looksLikeSecret, makeSecret } from '#kit/random.ts'
import { type UnfinishedSignIn, unfinishedSignIn } from '#model/unfinished-sign-in.ts'
import { type User, user } from '#model/user.ts'
import type { Batch } from '#store/store.ts'
import { cookie, readCookie } from '../cookies.ts'
import { federatedProof } from '../federation/proof.ts'
import type { Federation, Start } from '../sessions.ts'

const PREFIX = 'gsi_'
const COOKIE = 'sign-in'
/** How long a sign-in waits for its second factor, in seconds. */
const TTL = 600

/** An unfinished sign-in with its person. */
export interface Unfinished {
  readonly row: UnfinishedSignIn
  readonly user: User
}

/**
 * Begins a sign-in whose first factor was right. It is a row of its own and no session, so that no page can mistake it for one. @returns its
 * `Set-Cookie` value.
 */
export async function beginSignIn(
  context: Context,
  { user: person, amr, remember, federation }: Pick<Start, 'user' | 'amr' | 'federation'> & { readonly remember: boolean },
): Promise<string> {
  const now = context.now()
  const expires_at = now + TTL * 1000
  const secret = makeSecret(PREFIX, bucketOf(expires_at))
  const id = expiringKey(expires_at, context.vault.digest('unfinished_sign_in', secret))
  const { server_id, ...proof } = federation ?? {}
  await context.db.table(unfinishedSignIn).insert({
    id,
    user_id: person.id,
    backend_id: person.backend_id ?? '',
    amr: [...amr],
    remember: remember ? 'yes' : 'no',
    federated_server_id: server_id,
    ...(server_id === undefined ? {} : { sealed_proof: context.vault.seal(JSON.stringify(proof), aboutProof(context, id)) }),
    created_at: now,
    expires_at,
  })
  return cookie(context, COOKIE, { value: secret, maxAge: TTL })
}

const aboutProof = ({ tenant }: Context, id: string) => ['unfinished sign-in', tenant.id, id].join('\u0000')

/** The sign-in at a federated server that was the first factor. */
export function federationOfUnfinished(context: Context, { id, federated_server_id, sealed_proof }: UnfinishedSignIn): Federation | undefined {
  if (federated_server_id === undefined) return undefined
  const proof = sealed_proof === undefined ? {} : federatedProof.parse(JSON.parse(context.vault.unseal(sealed_proof, aboutProof(context, id))))
  return { server_id: federated_server_id, ...proof }
}

/** The unfinished sign-in of this browser. A person who was blocked, or whose password was changed, since must begin anew. */
export async function findUnfinished(request: Request, context: Context): Promise<Unfinished | undefined> {
  const secret = readCookie(request, context, COOKIE)
  if (secret === undefined || !looksLikeSecret(PREFIX, secret)) return undefined
  const id = bucketIn(secret, PREFIX.length) + context.vault.digest('unfinished_sign_in', secret)
  const row = await context.db.table(unfinishedSignIn).get(id)
  const person = row && (await context.db.table(user).get(row.user_id))
  if (!row || row.used_at !== undefined || row.expires_at <= context.now()) return undefined
  if (!person || person.blocked || person.backend_id !== row.backend_id || (person.tokens_revoked_at ?? 0) > row.created_at) return undefined
  return { row, user: person }
}

/** Spends an unfinished sign-in in the batch that makes its session: of two tabs, one becomes a session. */
export function spendUnfinished(batch: Batch, { id }: Pick<UnfinishedSignIn, 'id'>, now: number): void {
  batch.change(unfinishedSignIn, { id, used_at: undefined }, { used_at: now })
}

export const forgetUnfinished = (context: Context): string => cookie(context, COOKIE, { value: '', maxAge: 0 })
