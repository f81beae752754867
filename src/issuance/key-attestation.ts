import { invalidProof } from '#http/refusal.ts'
import { readPublicJwk, thumbprintOf } from '#keys/public-keys.ts'
import type { CredentialConfiguration } from '#model/credential-configuration.ts'
import { type TrustedUse, verifyTrusted } from '#oauth/tokens/trusted-token.ts'
import type { HolderKey } from './formats/format.ts'
import type { Wallet } from './key-proof.ts'

/** A key attestation names no audience: its nonce, or the proof that carries it, binds it to this server. */
const use: TrustedUse = { purpose: 'key_attestation', token_types: ['key-attestation+jwt'], unaddressed: true }
/** The most keys of one attestation. */
const MOST = 100

/** Verified keys that an attester vouches for (OID4VCI 1.0 §D.1). */
interface KeyAttestation {
  readonly keys: readonly HolderKey[]
  readonly nonce: unknown
}

type Levels = Pick<CredentialConfiguration, 'key_storage' | 'user_authentication'>

/** Demands one of the accepted levels. @throws {Refusal} `invalid_proof` */
function demandLevel(name: keyof Levels, accepted: readonly string[], said: unknown): void {
  const levels: readonly unknown[] = Array.isArray(said) ? said : []
  if (accepted.length > 0 && !levels.some((one) => accepted.some((level) => level === one)))
    throw invalidProof(`${name} of the key attestation is none of ${accepted.join(', ')}`)
}

async function holderOf(jwk: unknown): Promise<HolderKey> {
  const key = readPublicJwk(jwk)
  if (!key) throw invalidProof('attested_keys of the key attestation holds something else than public keys for signatures')
  return { jwk: { ...key.export({ format: 'jwk' }) }, thumbprint: await thumbprintOf({ kid: undefined, key }) }
}

/** Verifies a key attestation (OID4VCI 1.0 §D.1): by a trusted attester, in force, of an accepted level. @throws {Refusal} `invalid_proof` */
export async function verifyKeyAttestation(text: string, levels: Levels, { context }: Pick<Wallet, 'context'>): Promise<KeyAttestation> {
  const trusted = await verifyTrusted(context, text, use)
  if (!trusted)
    throw invalidProof(
      'the key attestation is not signed by the trusted issuer with the purpose key_attestation that its iss names, has another typ than key-attestation+jwt, no exp, or has expired',
    )
  const { attested_keys: attested, key_storage, user_authentication, nonce } = trusted.claims
  if (!Array.isArray(attested) || attested.length === 0 || attested.length > MOST) throw invalidProof(`attested_keys must be a list of 1 to ${MOST} keys`)
  demandLevel('key_storage', levels.key_storage, key_storage)
  demandLevel('user_authentication', levels.user_authentication, user_authentication)
  return { keys: await Promise.all(attested.map(holderOf)), nonce }
}
