import { isObject } from '#fields/json-object.ts'
import { invalidProof } from '#http/refusal.ts'
import type { CredentialConfiguration } from '#model/credential-configuration.ts'
import type { SeenOnce } from '#model/seen-once.ts'
import { proofNonceUse } from '#oauth/proof-nonce.ts'
import type { HolderKey } from './formats/format.ts'
import { verifyKeyAttestation } from './key-attestation.ts'
import { type KeyProof, verifyKeyProof, type Wallet } from './key-proof.ts'

/** The proved keys of a request, and the nonces that it spends. */
export interface ProvedKeys {
  readonly holders: readonly HolderKey[]
  readonly nonces: readonly SeenOnce[]
}

type ProofType = CredentialConfiguration['proof_types'][number]

/** Proofs of one type, as sent. */
interface SentProofs {
  readonly type: ProofType
  readonly texts: readonly string[]
}

/** The proofs of a request. @throws {Refusal} `invalid_proof` */
function readProofs(sent: unknown, { batch_size, proof_types }: CredentialConfiguration): SentProofs | undefined {
  if (proof_types.length === 0) {
    if (sent === undefined) return undefined
    throw invalidProof('the credential is bound to no key: send no proofs')
  }
  const [[name, texts] = ['', undefined], ...others] = isObject(sent) ? Object.entries(sent) : []
  const type = proof_types.find((one) => one === name)
  if (!type || others.length > 0 || !Array.isArray(texts) || !texts.every((one) => typeof one === 'string'))
    throw invalidProof(`send proofs of one type: ${proof_types.map((one) => `{"${one}": [...]}`).join(' or ')}`)
  const most = type === 'attestation' ? 1 : batch_size
  if (texts.length === 0 || texts.length > most) throw invalidProof(`send at least one proof and at most ${most}`)
  return { type, texts }
}

/** The keys of one attestation (OID4VCI 1.0 §F.3), of which no more get a credential than a batch holds. @throws {Refusal} */
async function attestedKeys(text: string, configuration: CredentialConfiguration, by: Wallet): Promise<ProvedKeys> {
  const { keys, nonce } = await verifyKeyAttestation(text, configuration, by)
  return { holders: keys.slice(0, configuration.batch_size), nonces: [proofNonceUse(nonce, by.context)] }
}

/**
 * The keys that a proof stands for: its own, which an attester vouches for where that is demanded; a single proof with an attestation stands for all keys
 * in it (OID4VCI 1.0 §F.1). An attestation that nobody demands is not looked at.
 * @throws {Refusal} `invalid_proof`
 */
async function keysOfProof({ holder, key_attestation, nonce }: KeyProof, { configuration, by, isOnly }: ProofDemand): Promise<readonly HolderKey[]> {
  if (!configuration.require_key_attestation) return [holder]
  if (typeof key_attestation !== 'string') throw invalidProof('the key proof has no key_attestation in its header, which this credential demands')
  const attested = await verifyKeyAttestation(key_attestation, configuration, by)
  const others = attested.keys.filter(({ thumbprint }) => thumbprint !== holder.thumbprint)
  if (others.length === attested.keys.length) throw invalidProof('the key of the proof is none of attested_keys')
  if (attested.nonce !== undefined && attested.nonce !== nonce) throw invalidProof('the nonce of the key attestation is not that of the proof')
  return isOnly ? [holder, ...others].slice(0, configuration.batch_size) : [holder]
}
interface ProofDemand {
  readonly configuration: CredentialConfiguration
  readonly by: Wallet
  readonly isOnly: boolean
}

/** Verifies the proofs of a request (OID4VCI 1.0 §8.2, §F.4): each by another key, each with a nonce of ours. @throws {Refusal} */
export async function verifyProofs(sent: unknown, configuration: CredentialConfiguration, by: Wallet): Promise<ProvedKeys> {
  const read = readProofs(sent, configuration)
  if (!read) return { holders: [], nonces: [] }
  const { type, texts } = read
  const [first = ''] = texts
  if (type === 'attestation') return refuseRepeated(await attestedKeys(first, configuration, by))
  const proofs = await Promise.all(texts.map((text) => verifyKeyProof(text, by)))
  const holders = (await Promise.all(proofs.map((proof) => keysOfProof(proof, { configuration, by, isOnly: proofs.length === 1 })))).flat()
  const nonces = new Map(proofs.map(({ nonce }) => proofNonceUse(nonce, by.context)).map((row) => [row.id, row]))
  return refuseRepeated({ holders, nonces: [...nonces.values()] })
}

/** Demands keys that differ: two credentials by one key could be linked, and nothing is won by the second. @throws {Refusal} */
function refuseRepeated(proved: ProvedKeys): ProvedKeys {
  const { holders } = proved
  if (new Set(holders.map(({ thumbprint }) => thumbprint)).size < holders.length) throw invalidProof('two proofs are by the same key: use a key for each')
  return proved
}
