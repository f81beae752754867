import { invalidDpopProof } from '#http/refusal.ts'

/** Parses the JSON object in a part of a compact JWS (RFC 7515 §7.1). @throws {Refusal} `invalid_dpop_proof` */
export function readPart(part: string): Readonly<Record<string, unknown>> {
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  } catch (cause) {
    throw invalidDpopProof('the DPoP proof is not a signed JWT', cause)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalidDpopProof('the DPoP proof is not a signed JWT')
  return { ...value }
}
