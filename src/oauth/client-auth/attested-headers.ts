import { decodeJwt, decodeProtectedHeader } from 'jose'
import { invalidClient } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'
import type { Claim } from '../contracts.ts'

/** The headers of an attested instance (draft-ietf-oauth-attestation-based-client-auth §6.1). */
export const [ATTESTATION, POSSESSION] = ['OAuth-Client-Attestation', 'OAuth-Client-Attestation-PoP'] as const
const MAX_LENGTH = 8192

const isJwt = (text: string): boolean => text.length <= MAX_LENGTH && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text)

/** True when a request shows an attestation, whether or not it is any good. */
export const isAttested = ({ headers }: Request): boolean => headers[ATTESTATION.toLowerCase()] !== undefined

/**
 * Reads the client that an attestation names, and the proof that goes with it, unverified; undefined when the request shows neither.
 * @throws {Refusal} `invalid_client`
 */
export function readAttested({ headers }: Request): Pick<Claim, 'client_id' | 'proof' | 'possession'> | undefined {
  const [proof, possession] = [ATTESTATION, POSSESSION].map((name) => headers[name.toLowerCase()])
  if (proof === undefined && possession === undefined) return undefined
  if (proof === undefined || possession === undefined)
    throw invalidClient(`${ATTESTATION} and ${POSSESSION} go together: ${proof === undefined ? ATTESTATION : POSSESSION} is missing`)
  // Of a header that was sent twice the values are joined by a comma, so they are no JWT.
  for (const [name, text] of [
    [ATTESTATION, proof],
    [POSSESSION, possession],
  ] as const)
    if (!isReadable(text)) throw invalidClient(`${name} is not one signed JWT of at most ${MAX_LENGTH} characters`)
  const { sub } = decodeJwt(proof)
  if (typeof sub !== 'string' || sub === '') throw invalidClient(`${ATTESTATION}: sub must be the client_id`)
  return { client_id: sub, proof, possession }
}

function isReadable(text: string): boolean {
  if (!isJwt(text)) return false
  try {
    return decodeJwt(text) !== undefined && decodeProtectedHeader(text) !== undefined
  } catch {
    return false
  }
}
