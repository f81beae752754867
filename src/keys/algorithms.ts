import { constants } from 'node:crypto'
import type { KeyPair, SigningAlg } from '#model/key-pair.ts'

type KeyType = KeyPair['type']
/** The parameters of a signing algorithm (RFC 7518 §3.1, RFC 8037 §3.1, RFC 9964 §4). */
interface Algorithm {
  readonly hash: 'sha256' | 'sha384' | 'sha512' | null
  /** The bytes of one coordinate: an ECDSA signature in a JWS is two coordinates, not DER (RFC 7518 §3.4). */
  readonly coordinate?: number
  /** RSASSA-PSS with a salt as long as the hash (RFC 7518 §3.5). */
  readonly pss?: { readonly padding: number; readonly saltLength: number }
  readonly types: readonly KeyType[]
  /** How many signatures are made or verified in some eight milliseconds; more would block the event loop. */
  readonly perTurn: number
  readonly verifiedPerTurn: number
}

const rsa: readonly KeyType[] = ['RSA-2048', 'RSA-3072', 'RSA-4096']
const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
export const algorithms: Readonly<Record<SigningAlg, Algorithm>> = {
  ES256: { hash: 'sha256', coordinate: 32, types: ['P-256'], perTurn: 300, verifiedPerTurn: 120 },
  ES384: { hash: 'sha384', coordinate: 48, types: ['P-384'], perTurn: 13, verifiedPerTurn: 12 },
  ES512: { hash: 'sha512', coordinate: 66, types: ['P-521'], perTurn: 8, verifiedPerTurn: 5 },
  EdDSA: { hash: null, types: ['Ed25519'], perTurn: 200, verifiedPerTurn: 75 },
  RS256: { hash: 'sha256', types: rsa, perTurn: 25, verifiedPerTurn: 100 },
  RS384: { hash: 'sha384', types: rsa, perTurn: 25, verifiedPerTurn: 100 },
  RS512: { hash: 'sha512', types: rsa, perTurn: 25, verifiedPerTurn: 100 },
  PS256: { hash: 'sha256', pss, types: rsa, perTurn: 25, verifiedPerTurn: 100 },
  PS384: { hash: 'sha384', pss, types: rsa, perTurn: 25, verifiedPerTurn: 100 },
  PS512: { hash: 'sha512', pss, types: rsa, perTurn: 25, verifiedPerTurn: 100 },
  'ML-DSA-44': { hash: null, types: ['ML-DSA-44'], perTurn: 20, verifiedPerTurn: 60 },
  'ML-DSA-65': { hash: null, types: ['ML-DSA-65'], perTurn: 12, verifiedPerTurn: 40 },
  'ML-DSA-87': { hash: null, types: ['ML-DSA-87'], perTurn: 10, verifiedPerTurn: 25 },
}

const natural: Readonly<Record<KeyType, SigningAlg>> = {
  'P-256': 'ES256',
  'P-384': 'ES384',
  'P-521': 'ES512',
  Ed25519: 'EdDSA',
  'RSA-2048': 'RS256',
  'RSA-3072': 'RS256',
  'RSA-4096': 'RS256',
  'ML-DSA-44': 'ML-DSA-44',
  'ML-DSA-65': 'ML-DSA-65',
  'ML-DSA-87': 'ML-DSA-87',
}
/** The default algorithm of a key. */
export const algOf = ({ alg, type }: Pick<KeyPair, 'alg' | 'type'>): SigningAlg => alg ?? natural[type]

/** True when a key may sign with an algorithm: the one it is bound to, or any that fits its kind of key. An encryption key never signs. */
export const maySign = (key: Pick<KeyPair, 'alg' | 'type'> & Partial<Pick<KeyPair, 'use'>>, alg: SigningAlg): boolean =>
  key.use === 'enc' ? false : key.alg === undefined ? algorithms[alg].types.includes(key.type) : key.alg === alg

/** The kind of key that is made for an algorithm. */
export const typeFor = (alg: SigningAlg): KeyType => algorithms[alg].types[0] ?? 'P-256'
