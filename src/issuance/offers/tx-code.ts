import { randomInt } from 'node:crypto'
import type { Context } from '#http/context.ts'
import type { Vault } from '#kit/vault.ts'
import { sameText } from '#kit/vault.ts'
import { type CredentialOffer, credentialOffer } from '#model/credential-offer.ts'

/** The digits of a transaction code. */
const LENGTH = 6

/** The hint of an offer about its transaction code (OID4VCI 1.0 §4.1.1). */
export const txCodeHint = { input_mode: 'numeric', length: LENGTH } as const

/** A new transaction code. */
export const newTxCode = (): string => String(randomInt(10 ** LENGTH)).padStart(LENGTH, '0')

export const txCodeDigest = (code: string, offerId: string, vault: Vault): string => vault.digest('tx_code', `${offerId} ${code}`)

/** How often a count that others change too is tried anew. */
const MOST_TRIES = 20

/**
 * True when a transaction code is right. The attempt is counted before the code is compared, by compare and set: however many guesses are sent at
 * once, to whichever nodes, no more are compared than the offer has attempts (OID4VCI 1.0 §13.6.2).
 */
export async function tryTxCode(offer: CredentialOffer, code: string, { db, vault }: Context): Promise<boolean> {
  let { attempts_left } = offer
  for (let tries = 0; tries < MOST_TRIES && attempts_left > 0; tries++) {
    const taken = await db.table(credentialOffer).change({ id: offer.id, attempts_left }, { attempts_left: attempts_left - 1 })
    if (taken) return sameText(taken.tx_code_digest ?? '', txCodeDigest(code, offer.id, vault))
    attempts_left = (await db.table(credentialOffer).get(offer.id))?.attempts_left ?? 0
  }
  return false
}
