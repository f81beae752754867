import { type Kind, list, oneOf } from '#fields/kinds.ts'
import { signingAlgs } from './key-pair.ts'

/** All asymmetric algorithms of foreign signatures, by the names of RFC 7518 §3.1, RFC 8037 §3.1, RFC 9864 §2.2 and RFC 9964 §4. Never `none`, and never a shared secret. */
export const asymmetricAlgs = [...signingAlgs, 'Ed25519'] as const
/** Algorithms with a shared secret (RFC 7518 §3.2), for assertions of clients that have one. */
export const hmacAlgs = ['HS256', 'HS384', 'HS512'] as const
/** All that clients may sign with: DPoP proofs with the asymmetric ones, assertions with any. EdDSA stands for Ed25519 too (RFC 9864 §2.2). */
export const clientSigningAlgs = [...signingAlgs, ...hmacAlgs] as const
export type ClientSigningAlg = (typeof clientSigningAlgs)[number]

/** A list of the algorithms that are accepted from clients. It is never empty, because no client could then authenticate or prove possession. */
export function clientSigningAlgList(): Kind<ClientSigningAlg[]> {
  const kind = list(oneOf(...clientSigningAlgs), clientSigningAlgs.length)
  return { ...kind, schema: kind.schema.refine((algs) => algs.length > 0, 'name at least one algorithm') }
}
