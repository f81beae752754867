import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { newRow } from '#fields/write.ts'
import type { Context } from '#http/context.ts'
import { randomKey } from '#kit/random.ts'
import { type Factor, factor } from '#model/factor.ts'
import type { User } from '#model/user.ts'
import { type Batch, Conflict, Lost } from '#store/store.ts'
import { isPasskey } from './factors.ts'
import { type ChallengeUse, newChallenge, readChallenge } from './passkey-challenge.ts'

/** EdDSA, ES256 and RS256, by their COSE numbers. */
const ALGS = [-8, -7, -257]
/** Loaded when the first passkey comes: it is large, and most servers start without one. */
const webauthn = () => import('@simplewebauthn/server')

/** The relying party (WebAuthn §5.1.2): the host of the issuer, in every tenant. */
const relyingParty = ({ issuer }: Context) => ({ id: new URL(issuer).hostname, origin: new URL(issuer).origin })
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'))
const handleOf = ({ id }: Pick<User, 'id'>) => Buffer.from(id).toString('base64url')
const describe = ({ credential_id = '', transports }: Factor) => ({ type: 'public-key', id: credential_id, transports })

/** The options for a new passkey (WebAuthn §5.4). Those that the person has are named, so that one authenticator is not added twice. */
export const creationOptions = (context: Context, person: User, { browser, known }: { readonly browser: string; readonly known: readonly Factor[] }) => ({
  rp: { id: relyingParty(context).id, name: context.tenant.name },
  user: { id: handleOf(person), name: person.username, displayName: person.name ?? person.username },
  challenge: newChallenge(context, { purpose: 'add', browser, user_id: person.id }),
  pubKeyCredParams: ALGS.map((alg) => ({ type: 'public-key', alg })),
  excludeCredentials: known.filter(isPasskey).map(describe),
  authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  attestation: 'none',
})

/** The options for showing a passkey (WebAuthn §5.5): one of the known ones, or any that the authenticator knows for this server. */
export const requestOptions = (
  context: Context,
  use: ChallengeUse,
  { known = [], verification }: { readonly known?: readonly Factor[]; readonly verification: string },
) => ({
  rpId: relyingParty(context).id,
  challenge: newChallenge(context, use),
  allowCredentials: known.filter(isPasskey).map(describe),
  userVerification: verification,
})

/** Parses the answer of an authenticator; it is verified member by member later. */
function parseAnswer<A extends AuthenticationResponseJSON | RegistrationResponseJSON>(text: string): A | undefined {
  try {
    const answer: A = JSON.parse(text)
    return typeof answer?.id === 'string' && typeof answer.response?.clientDataJSON === 'string' ? answer : undefined
  } catch {
    return undefined
  }
}

/** A new passkey that was proved, and the write that spends its challenge. */
export interface NewPasskey {
  readonly row: Factor
  readonly spend: (batch: Batch) => void
}

interface CreationAnswer {
  readonly person: User
  readonly name: string
  readonly browser: string
  readonly credential: string
}

/** Verifies the answer of an authenticator to `creationOptions` (WebAuthn §7.1). */
export async function verifyCreation(context: Context, { person, name, browser, credential }: CreationAnswer): Promise<NewPasskey | undefined> {
  const response = parseAnswer<RegistrationResponseJSON>(credential)
  if (!response) return undefined
  const party = relyingParty(context)
  let spend: ReturnType<typeof readChallenge>
  const expectedChallenge = (challenge: string) => {
    spend = readChallenge(context, { purpose: 'add', browser, user_id: person.id }, challenge)
    return spend !== undefined
  }
  const { verifyRegistrationResponse } = await webauthn()
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: false,
    supportedAlgorithmIDs: ALGS,
  }).catch((error) => logRefusal(context, error))
  if (!verified?.verified || !spend) return undefined
  const { credential: made, credentialDeviceType } = verified.registrationInfo
  const now = context.now()
  const row = newRow(factor, {
    id: randomKey(factor.prefix ?? ''),
    user_id: person.id,
    type: 'passkey',
    name,
    credential_id: made.id,
    public_key: Buffer.from(made.publicKey).toString('base64url'),
    sign_count: made.counter,
    transports: (response.response.transports ?? []).filter((way) => /^[a-z-]{1,32}$/.test(way)).slice(0, 16),
    synced: credentialDeviceType === 'multiDevice',
    created_at: now,
    last_used_at: now,
  })
  return { row, spend }
}

const logRefusal = ({ log }: Context, err: unknown): undefined => void log.debug({ err }, 'a passkey was refused')

/** A passkey that was shown. */
export interface ShownPasskey {
  readonly use: ChallengeUse
  /** The answer of the authenticator, as JSON. */
  readonly credential: string
  /** The authenticator must have verified the person, by a PIN or a fingerprint. */
  readonly verifies: boolean
}

/**
 * Verifies the answer of an authenticator to `requestOptions` (WebAuthn §7.2), with a passkey of the named person or, without one, of whoever holds
 * it. The signature counter and the challenge are spent in one batch: a copy of the key, or of the answer, is refused on every node.
 * @returns the passkey and the `amr` values that it adds; undefined when it is refused.
 */
export async function verifyPasskey(
  context: Context,
  { use, credential, verifies }: ShownPasskey,
): Promise<{ readonly row: Factor; readonly amr: readonly string[] } | undefined> {
  const response = parseAnswer<AuthenticationResponseJSON>(credential)
  const row = response && (await findPasskey(context, response.id, use.user_id))
  if (!response || !row?.public_key || !isHandleOf(row, response)) return undefined
  const { public_key, sign_count, transports } = row
  const party = relyingParty(context)
  let spend: ReturnType<typeof readChallenge>
  const { verifyAuthenticationResponse } = await webauthn()
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge(challenge) {
      spend = readChallenge(context, use, challenge)
      return spend !== undefined
    },
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: { id: response.id, publicKey: bytesOf(public_key), counter: sign_count, transports: transports as never },
    requireUserVerification: verifies,
  }).catch((error) => logRefusal(context, error))
  if (!verified?.verified || !spend) return undefined
  if (!(await spendShown(context, row, { spend, sign_count: verified.authenticationInfo.newCounter }))) return undefined
  // RFC 8176 §2: a key that can be copied to other devices is no hardware key.
  return { row, amr: [row.synced ? 'swk' : 'hwk', 'user', 'mfa'] }
}

async function findPasskey({ db }: Context, credential_id: string, user_id: string | undefined): Promise<Factor | undefined> {
  const [row] = await db.table(factor).find({ credential_id }, { limit: 1 })
  return row && (user_id === undefined || row.user_id === user_id) ? row : undefined
}

/** WebAuthn §7.2 step 6: the authenticator names the person of a passkey that it keeps, and must name the right one. */
const isHandleOf = ({ user_id }: Factor, { response: { userHandle } }: AuthenticationResponseJSON): boolean =>
  userHandle === undefined || userHandle === null || userHandle === handleOf({ id: user_id })

async function spendShown(
  context: Context,
  row: Factor,
  { spend, sign_count }: { readonly spend: (batch: Batch) => void; readonly sign_count: number },
): Promise<boolean> {
  try {
    await context.db.together((batch) => {
      spend(batch)
      batch.change(factor, { id: row.id, sign_count: row.sign_count }, { sign_count, last_used_at: context.now() })
    })
    return true
  } catch (caught) {
    if (caught instanceof Conflict || caught instanceof Lost) return false
    throw caught
  }
}
