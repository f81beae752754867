import { z } from 'zod'
import type { Context } from '#http/context.ts'
import { forbidden, notFound } from '#http/refusal.ts'
import { bucketIn, bucketOf, expiringKey } from '#kit/expiring-key.ts'
import { looksLikeSecret, makeSecret } from '#kit/random.ts'
import { sameText } from '#kit/vault.ts'
import { type FederatedSignIn, federatedSignIn } from '#model/federation/sign-in.ts'
import { federatedProof } from './proof.ts'

const PREFIX = 'gfs_'
/** The time that a person has at the other server, and to prove their account here, in milliseconds. */
const LIFE = 900_000

/** The sealed part of a waiting sign-in: the proof of the request, or the account to link, and the query of the page that the person came from. */
const secretsSchema = z.object({
  verifier: z.string().optional(),
  nonce: z.string().optional(),
  /** When we asked for a new sign-in; absent where an earlier one is good enough. */
  asked_again_at: z.number().optional(),
  query: z.string(),
  account: z
    .object({
      subject: z.string(),
      label: z.string().optional(),
      profile: z.record(z.string(), z.unknown()),
      roles: z.array(z.string()),
      proof: federatedProof,
    })
    .optional(),
  /** The account of an answer that came by another site, or the reason why there is none: it waits for the browser that began. */
  arrived: z.object({ subject: z.string(), claims: z.record(z.string(), z.unknown()), proof: federatedProof }).optional(),
  failed: z.object({ message: z.string(), error: z.string().optional(), description: z.string().optional() }).optional(),
  /** Where a person goes on to whose session at the other server has ended. */
  back: z.string().optional(),
})
export type WaitingSecrets = z.infer<typeof secretsSchema>

const stepDigest = ({ vault }: Context, step: string, handle: string) => vault.digest(`federated ${step}`, handle)
const about = ({ tenant }: Context, id: string) => ['federated sign-in', tenant.id, id].join('\u0000')

/** A waiting sign-in before it is stored. */
export type NewWaiting = Omit<FederatedSignIn, 'id' | 'secrets' | 'created_at' | 'expires_at'> & { readonly secrets: WaitingSecrets }

/** Stores a waiting sign-in. @returns its handle. */
export async function storeWaiting(context: Context, { secrets, step, federated_server_id, backend_id, user_id, browser }: NewWaiting): Promise<string> {
  const created_at = context.now()
  const expires_at = created_at + LIFE
  const handle = makeSecret(PREFIX, bucketOf(expires_at))
  const id = expiringKey(expires_at, stepDigest(context, step, handle))
  const sealed = context.vault.seal(JSON.stringify(secrets), about(context, id))
  await context.db.table(federatedSignIn).insert({ id, step, federated_server_id, backend_id, user_id, browser, secrets: sealed, created_at, expires_at })
  return handle
}

const signInGone = () => notFound('this sign-in was finished already, or is too old: begin again')

/**
 * A waiting sign-in by its handle, in whatever browser: a form that another site sends comes without our cookies, so that its browser is looked at in the
 * next step. @throws {Refusal} 404
 */
export async function findAnywhere(context: Context, step: FederatedSignIn['step'], handle: string | undefined): Promise<FederatedSignIn> {
  if (handle === undefined || !looksLikeSecret(PREFIX, handle)) throw signInGone()
  const row = await context.db.table(federatedSignIn).get(bucketIn(handle, PREFIX.length) + stepDigest(context, step, handle))
  if (row?.step !== step || row.expires_at <= context.now()) throw signInGone()
  return row
}

/** A waiting sign-in by its handle, in the browser that began it. @throws {Refusal} 404, or 403 in another browser */
export async function findWaiting(
  context: Context,
  step: FederatedSignIn['step'],
  { handle, browser }: { readonly handle: string | undefined; readonly browser: string | undefined },
): Promise<FederatedSignIn> {
  const row = await findAnywhere(context, step, handle)
  // An attacker could otherwise have a person finish the attacker's sign-in, and use the attacker's account unawares (RFC 6749 §10.12).
  if (browser === undefined || !sameText(browser, row.browser)) throw forbidden('this sign-in began in another browser: finish it there, or begin again here')
  return row
}

/** Uses up a waiting sign-in: of two that come at once, one finds it. @throws {Refusal} 404 */
export async function spendWaiting({ db }: Context, { id }: FederatedSignIn): Promise<void> {
  if ((await db.table(federatedSignIn).remove({ id })) !== 1) throw signInGone()
}

export const openSecrets = (context: Context, { id, secrets }: FederatedSignIn): WaitingSecrets =>
  secretsSchema.parse(JSON.parse(context.vault.unseal(secrets, about(context, id))))
