import { type KeyObject, verify } from 'node:crypto'
import { batchPerTick } from '#kit/batch-per-tick.ts'
import { type SigningAlg, signingAlgs } from '#model/key-pair.ts'
import { algorithms } from './algorithms.ts'

/** The algorithm in a foreign header, if it is one of these. */
export const readAlg = (name: unknown): SigningAlg | undefined => (name === 'Ed25519' ? 'EdDSA' : signingAlgs.find((alg) => alg === name))

/** True when a key's `alg` (RFC 7517 §4.4) allows this algorithm. A key must be used with its own algorithm only (RFC 8725 §3.1). */
export const isMeantFor = (alg: string | undefined, name: string): boolean => alg === undefined || readAlg(alg) === readAlg(name)

const kinds: Partial<Record<SigningAlg, string>> = {
  ES256: 'prime256v1',
  ES384: 'secp384r1',
  ES512: 'secp521r1',
  EdDSA: 'ed25519',
  'ML-DSA-44': 'ml-dsa-44',
  'ML-DSA-65': 'ml-dsa-65',
  'ML-DSA-87': 'ml-dsa-87',
}
/** True when the kind of a key fits an algorithm. */
export const isKeyFor = (key: KeyObject, alg: SigningAlg): boolean => (key.asymmetricKeyDetails?.namedCurve ?? key.asymmetricKeyType) === (kinds[alg] ?? 'rsa')

/** A signature to verify, with a key that fits the algorithm. */
export interface Signature {
  readonly alg: SigningAlg
  readonly key: KeyObject
  /** Header and payload of a compact JWS, with the dot between (RFC 7515 §5.2). */
  readonly input: string
  readonly signature: Buffer
}
interface VerifyingJob extends Signature {
  readonly resolve: (right: boolean) => void
  readonly reject: (cause: unknown) => void
}

function isRight({ alg, key, input, signature }: Signature): boolean {
  const { hash, coordinate, pss } = algorithms[alg]
  const form = coordinate === undefined ? pss : ({ dsaEncoding: 'ieee-p1363' } as const)
  return verify(hash, Buffer.from(input, 'latin1'), { key, ...form }, signature)
}

const queues = new Map(
  signingAlgs.map((alg) => [
    alg,
    batchPerTick<VerifyingJob>(
      (jobs) => {
        for (const job of jobs)
          try {
            job.resolve(isRight(job))
          } catch (cause) {
            job.reject(cause)
          }
      },
      { limit: algorithms[alg].verifiedPerTurn },
    ),
  ]),
)

/** Verifies a signature. The verifications of one turn of the event loop run in one batch at its end. */
export const verifySignature = (signature: Signature): Promise<boolean> =>
  new Promise((resolve, reject) => queues.get(signature.alg)?.({ ...signature, resolve, reject }))
