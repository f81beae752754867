import type { KeyObject } from 'node:crypto'
import { compactVerify, decodeProtectedHeader } from 'jose'
import { mediaTypeOf } from '#kit/media-type.ts'
import { type SigningAlg, signingAlgs } from '#model/key-pair.ts'

/** Finds the key with this `kid` that may have signed with an algorithm. */
export type FindKey = (kid: string, alg: SigningAlg) => KeyObject | undefined

/** Verifies a JWT of ours with the key that its header names (RFC 7519 §7.2); undefined when it is not valid, or its `typ` is another. */
export async function verifyOwn(jwt: string, typ: readonly string[], find: FindKey): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    const header = decodeProtectedHeader(jwt)
    const alg = signingAlgs.find((name) => name === header.alg)
    // RFC 7515 §4.1.11: no extension is understood here, so none may be critical.
    if (!alg || header.crit !== undefined || !typ.includes(mediaTypeOf(header.typ))) return undefined
    const key = find(header.kid ?? '', alg)
    if (!key) return undefined
    const { payload } = await compactVerify(jwt, key, { algorithms: [alg] })
    return JSON.parse(new TextDecoder().decode(payload))
  } catch {
    // Any other text is simply not a JWT of ours; the reason is not reported.
    return undefined
  }
}
