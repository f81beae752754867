import { hash, timingSafeEqual } from 'node:crypto'
import { type CompiledClient, findClientAnew } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { Lru } from '#kit/lru.ts'
import type { MaybePromise } from '#kit/maybe-promise.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { randomText } from '#kit/random.ts'
import { sameText } from '#kit/vault.ts'
import { verifyPassword } from '#login/passwords.ts'
import { countGuess } from '#login/throttle.ts'
import { type ClientCredential, clientCredential } from '#model/client-credential.ts'
import type { Facts } from '#model/explanation.ts'
import type { Claim } from '../contracts.ts'

/** Longer secrets were never made, and digesting them would be a way to keep us busy. */
const MAX_SECRET = 1024

/** Fingerprints of secrets that were verified before, by credential: from the second use on, neither HMAC nor argon2id is computed. */
const right = memoizeWeak((_context: Context) => new Lru<string, Buffer>(20_000))
/** Of this process only, so that what is remembered is of no use elsewhere. */
const salt = randomText(32)

interface Presented {
  readonly secret: string
  readonly address: string
  /** A digest as a text of bytes. */
  readonly trace: string
  readonly context: Context
}
const isRemembered = ({ id }: ClientCredential, { trace, context }: Presented): boolean => {
  const known = right(context).get(id)
  if (known === undefined) return false
  shown.write(trace, 'latin1')
  return timingSafeEqual(known, shown)
}
/** A buffer for the presented secret, compared in constant time. */
const shown = Buffer.alloc(32)

/** Whether it is a secret that a person chose. Once the right one is known, every other is wrong, and no guess costs more than a digest. */
const isChosen = async ({ id, digest }: ClientCredential, { secret, context }: Presented): Promise<boolean> =>
  right(context).get(id) === undefined && (await verifyPassword(digest, secret))

async function theChosen(credentials: readonly ClientCredential[], presented: Presented): Promise<ClientCredential | undefined> {
  if (credentials.length === 0) return undefined
  // A secret chosen by a person can be guessed, and each guess costs an argon2id computation that a sign-in waits for.
  const takeBack = await countGuess(presented.context, presented.address, 'secret')
  for (const credential of credentials) {
    if (!(await isChosen(credential, presented))) continue
    takeBack()
    return credential
  }
  return undefined
}

const isLive = ({ expires_at }: ClientCredential, now: number) => expires_at === undefined || expires_at > now

async function matching(credentials: readonly ClientCredential[], presented: Presented): Promise<ClientCredential | undefined> {
  const { secret, context } = presented
  const now = context.now()
  const live = credentials.filter((credential) => isLive(credential, now))
  const digest = context.vault.digest('client_secret', secret)
  const generated = live.find((credential) => credential.hash === 'keyed' && sameText(credential.digest, digest))
  const chosen = () => live.filter(({ hash: kind }) => kind === 'argon2id')
  const found = generated ?? (await theChosen(chosen(), presented))
  if (found) right(context).set(found.id, Buffer.from(presented.trace, 'latin1'))
  return found
}

interface Found {
  readonly credential_id: string
}

/** The live credential whose secret this is (RFC 6749 §2.3.1); nothing when there is none. */
export function verifySecret({ proof: secret, address = '' }: Claim, client: CompiledClient, context: Context): MaybePromise<Found | undefined> {
  if (secret === '' || secret.length > MAX_SECRET) return undefined
  const presented = { secret, address, trace: hash('sha256', salt + secret, 'latin1'), context }
  const now = context.now()
  for (const credential of client.credentials) if (isLive(credential, now) && isRemembered(credential, presented)) return { credential_id: credential.id }
  return verifyUnknown(client, presented)
}

async function verifyUnknown(client: CompiledClient, presented: Presented): Promise<Found | undefined> {
  const { context } = presented
  let found = await matching(client.credentials, presented)
  if (!found) {
    // A secret made a moment ago, perhaps on another node, must work at once.
    const anew = await findClientAnew(context, client.id)
    const news = anew?.credentials.filter(({ id }) => !client.credentials.some((known) => known.id === id)) ?? []
    if (anew?.active && news.length > 0) found = await matching(news, presented)
  }
  return found && { credential_id: found.id }
}

/** How many secrets of a client are looked through for one that has expired. */
const MOST_EXPIRED = 50

/** Why a secret is no good: wrong, or right until it expired. Those that people chose are not tried, which would cost an argon2id for each. */
export function whyNoSecret({ proof: secret }: Claim, client: CompiledClient, { db, vault, now }: Context): Facts {
  const later = async (): Promise<Facts> => {
    const rows = await db.table(clientCredential).find({ client_id: client.id }, { order: 'created_at', descending: true, limit: MOST_EXPIRED })
    const dead = rows.filter((row) => !isLive(row, now()) && row.hash === 'keyed')
    const digest = dead.length > 0 ? vault.digest('client_secret', secret.slice(0, MAX_SECRET)) : ''
    const expired = dead.find((row) => sameText(row.digest, digest))
    if (expired?.expires_at === undefined) return {}
    const got = new Date(expired.expires_at).toISOString()
    return { check: 'secret_expiry', tried: expired.id, got }
  }
  return { check: 'client_secret', expected: client.credentials.map(({ id }) => id), later }
}
