import { hash, timingSafeEqual } from 'node:crypto'
import { type CompiledClient, findClientAnew } from '#clients/find-client.ts'
import { secretInFile } from '#clients/secret-in-file.ts'
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

/** No stored secret is longer; an attacker could otherwise keep the server busy with digests. */
const MAX_SECRET = 1024

/** A cache of the digests of verified secrets, by credential: from the second use on, neither HMAC nor argon2id is computed. */
const right = memoizeWeak((_context: Context) => new Lru<string, Buffer>(20_000))
/** A random salt of this process, so that a cached digest is useless elsewhere. */
const salt = randomText(32)

const traceOf = (secret: string): string => hash('sha256', salt + secret, 'latin1')

interface PresentedSecret {
  readonly secret: string
  readonly address: string
  /** A digest as a latin1 text. */
  readonly trace: string
  readonly context: Context
}
const isRemembered = ({ id }: ClientCredential, { trace, context }: PresentedSecret): boolean => {
  const known = right(context).get(id)
  if (known === undefined) return false
  shown.write(trace, 'latin1')
  return timingSafeEqual(known, shown)
}
/** A buffer for the digest of the presented secret, for the comparison in constant time. */
const shown = Buffer.alloc(32)

/**
 * True when the secret is the chosen one of a credential. Once the right secret is cached, a wrong guess costs only a digest. It may have been cached
 * since this request looked there first, by another request that came at the same time: so it is looked at again.
 */
const isChosen = async (credential: ClientCredential, presented: PresentedSecret): Promise<boolean> =>
  right(presented.context).get(credential.id) === undefined ? verifyPassword(credential.digest, presented.secret) : isRemembered(credential, presented)

async function theChosen(credentials: readonly ClientCredential[], presented: PresentedSecret): Promise<ClientCredential | undefined> {
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

/** A secret in a file that is as long as a generated one cannot be guessed; of a shorter one each guess is counted. */
const [SHORTEST, STRONG] = [8, 32]

/** The credential whose file holds the presented secret now. A secret that was right before is compared again: it costs a look at the file. */
async function theFiled(live: readonly ClientCredential[], presented: PresentedSecret): Promise<ClientCredential | undefined> {
  const { context, address, trace } = presented
  for (const credential of live) {
    const content = credential.hash === 'file' ? await secretInFile(credential, context) : undefined
    if (content === undefined || content.length < SHORTEST) continue
    const isGuess = content.length < STRONG && !isRemembered(credential, presented)
    const takeBack = isGuess ? await countGuess(context, address, 'secret') : undefined
    if (!sameText(traceOf(content), trace)) continue
    takeBack?.()
    return credential
  }
  return undefined
}

const isLiveSecret = ({ expires_at }: ClientCredential, now: number) => expires_at === undefined || expires_at > now

async function findMatching(credentials: readonly ClientCredential[], presented: PresentedSecret): Promise<ClientCredential | undefined> {
  const { secret, context } = presented
  const now = context.now()
  const live = credentials.filter((credential) => isLiveSecret(credential, now))
  const digest = context.vault.digest('client_secret', secret)
  const generated = live.find((credential) => credential.hash === 'keyed' && sameText(credential.digest, digest))
  const chosen = () => live.filter(({ hash: kind }) => kind === 'argon2id')
  const found = generated ?? (await theFiled(live, presented)) ?? (await theChosen(chosen(), presented))
  if (found) right(context).set(found.id, Buffer.from(presented.trace, 'latin1'))
  return found
}

interface FoundSecret {
  readonly credential_id: string
}

/** Finds the live credential with this secret (RFC 6749 §2.3.1). */
export function verifySecret({ proof: secret, address = '' }: Claim, client: CompiledClient, context: Context): MaybePromise<FoundSecret | undefined> {
  if (secret === '' || secret.length > MAX_SECRET) return undefined
  const presented = { secret, address, trace: traceOf(secret), context }
  const now = context.now()
  // A file may hold another secret by now.
  for (const credential of client.credentials)
    if (credential.hash !== 'file' && isLiveSecret(credential, now) && isRemembered(credential, presented)) return { credential_id: credential.id }
  return verifyUnknown(client, presented)
}

async function verifyUnknown(client: CompiledClient, presented: PresentedSecret): Promise<FoundSecret | undefined> {
  const { context } = presented
  let found = await findMatching(client.credentials, presented)
  if (!found) {
    // A new secret must work at once, even if it was made on another node.
    const anew = await findClientAnew(context, client.id)
    const news = anew?.credentials.filter(({ id }) => !client.credentials.some((known) => known.id === id)) ?? []
    if (anew?.active && news.length > 0) found = await findMatching(news, presented)
  }
  return found && { credential_id: found.id }
}

/** How many expired secrets of a client are compared. */
const MOST_EXPIRED = 50

/**
 * The reason of a refusal: the secret is wrong, or was right until it expired. Chosen secrets are not compared, because each would cost an argon2id
 * computation.
 */
export function whyNoSecret({ proof: secret }: Claim, client: CompiledClient, { db, vault, now }: Context): Facts {
  const later = async (): Promise<Facts> => {
    const rows = await db.table(clientCredential).find({ client_id: client.id }, { order: 'created_at', descending: true, limit: MOST_EXPIRED })
    const dead = rows.filter((row) => !isLiveSecret(row, now()) && row.hash === 'keyed')
    const digest = dead.length > 0 ? vault.digest('client_secret', secret.slice(0, MAX_SECRET)) : ''
    const expired = dead.find((row) => sameText(row.digest, digest))
    if (expired?.expires_at === undefined) return {}
    const got = new Date(expired.expires_at).toISOString()
    return { check: 'secret_expiry', tried: expired.id, got }
  }
  return { check: 'client_secret', expected: client.credentials.map(({ id }) => id), later }
}
