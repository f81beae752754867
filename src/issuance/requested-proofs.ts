import { isObject } from '#fields/json-object.ts'
import { invalidProof } from '#http/refusal.ts'
import type { CredentialConfiguration } from '#model/credential-configuration.ts'
import type { SeenOnce } from '#model/seen-once.ts'
import { proofNonceUse } from '#oauth/proof-nonce.ts'
import type { HolderKey } from './formats/format.ts'
import { verifyKeyProof, type Wallet } from './key-proof.ts'

/** The proved keys of a request, and the nonces that it spends. */
export interface ProvedKeys {
  readonly holders: readonly HolderKey[]
  readonly nonces: readonly SeenOnce[]
}

/** The proofs of a request, as sent. @throws {Refusal} `invalid_proof` */
function readProofs(sent: unknown, { batch_size, proof_types }: CredentialConfiguration): readonly string[] {
  if (proof_types.length === 0) {
    if (sent === undefined) return []
    throw invalidProof('the credential is bound to no key: send no proofs')
  }
  const names = isObject(sent) ? Object.keys(sent) : []
  const proofs: unknown = isObject(sent) ? sent['jwt'] : undefined
  if (names.length !== 1 || !Array.isArray(proofs) || !proofs.every((one) => typeof one === 'string'))
    throw invalidProof('send proofs: {"jwt": [...]}, with a proof for each key')
  if (proofs.length === 0 || proofs.length > batch_size) throw invalidProof(`send at least one proof and at most ${batch_size}`)
  return proofs
}

/** Verifies the proofs of a request (OID4VCI 1.0 §8.2, §F.4): each by another key, each with a nonce of ours. @throws {Refusal} */
export async function verifyProofs(sent: unknown, configuration: CredentialConfiguration, by: Wallet): Promise<ProvedKeys> {
  const proofs = await Promise.all(readProofs(sent, configuration).map((text) => verifyKeyProof(text, by)))
  const holders = proofs.map(({ holder }) => holder)
  // Two credentials by one key could be linked, and nothing is won by the second.
  if (new Set(holders.map(({ thumbprint }) => thumbprint)).size < holders.length) throw invalidProof('two proofs are by the same key: use a key for each')
  const nonces = new Map(proofs.map(({ nonce }) => proofNonceUse(nonce, by.context)).map((row) => [row.id, row]))
  return { holders, nonces: [...nonces.values()] }
}
