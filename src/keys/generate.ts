import { createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { calculateJwkThumbprint, type JWK } from 'jose'
import type { Vault } from '#kit/vault.ts'
import type { Client } from '#model/client.ts'
import type { KeyPair, SigningAlg } from '#model/key-pair.ts'
import type { Settings } from '#model/settings.ts'

/** The properties of a new key pair. */
export interface NewKeyPair {
  readonly type: KeyPair['type']
  readonly use?: KeyPair['use'] | undefined
  readonly alg?: SigningAlg | undefined
  readonly name?: string | undefined
  readonly client_id?: string | undefined
  readonly is_default?: boolean
  /** When it begins to sign; at once when absent. */
  readonly signs_at?: number | undefined
}

const postQuantum = { 'ML-DSA-44': 'ml-dsa-44', 'ML-DSA-65': 'ml-dsa-65', 'ML-DSA-87': 'ml-dsa-87' } as const
const make = promisify(generateKeyPair)
// The generator of Node has one signature for each kind of key, and none for a choice.
async function generateKey(type: KeyPair['type']): Promise<{ publicKey: KeyObject; privateKey: KeyObject }> {
  if (type === 'Ed25519') return make('ed25519', {})
  if (type === 'P-256' || type === 'P-384' || type === 'P-521') return make('ec', { namedCurve: type })
  if (type === 'ML-DSA-44' || type === 'ML-DSA-65' || type === 'ML-DSA-87') return make(postQuantum[type])
  return make('rsa', { modulusLength: Number(type.slice('RSA-'.length)), publicExponent: 0x10001 })
}

/** The associated data of a sealed private key: a sealed key that is copied to another row does not open. */
export const sealedAbout = (kid: string): string => `key_pair ${kid}`

/** Makes a key pair, off the event loop; its `kid` is its thumbprint (RFC 7638 §3). */
export async function newKeyPair(wanted: NewKeyPair, vault: Vault, now: number): Promise<KeyPair> {
  const { privateKey } = await generateKey(wanted.type)
  const publicKey = createPublicKey(privateKey)
  const jwk = publicKey.export({ format: 'jwk' }) as JWK
  const kid = await calculateJwkThumbprint(jwk)
  const use = wanted.use ?? 'sig'
  // RFC 7518 §4.1: only one algorithm for RSA keys is safe; a key on a curve serves all ECDH algorithms.
  // RFC 9964 §3: a key of this kind names its algorithm.
  const alg = use === 'enc' && wanted.type.startsWith('RSA') ? 'RSA-OAEP-256' : (wanted.alg ?? jwk.alg)
  return {
    id: kid,
    name: wanted.name,
    type: wanted.type,
    use,
    alg: wanted.alg,
    client_id: wanted.client_id,
    is_default: wanted.is_default ?? false,
    state: 'active',
    signs_at: wanted.signs_at,
    public_key: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    public_jwk: { ...(jwk as KeyPair['public_jwk']), kid, use, ...(alg ? { alg } : {}) },
    sealed_private_key: vault.seal(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), sealedAbout(kid)),
    version: 1,
    created_at: now,
    updated_at: now,
  }
}

/** When the successor of a key begins to sign; undefined: at once (`key_lead_ttl`). */
export const leadEnd = ({ key_lead_ttl }: Pick<Settings, 'key_lead_ttl'>, now: number): number | undefined =>
  key_lead_ttl === 0 ? undefined : now + key_lead_ttl * 1000

/** The kind of key of a client's `key_pair_type`. */
export function keyTypeOf(wanted: NonNullable<Client['key_pair_type']>): KeyPair['type'] {
  if (wanted.type === 'rsa') return `RSA-${wanted.modulus_size}`
  if (wanted.type === 'akp') return wanted.alg
  return wanted.type === 'ec' ? wanted.curve : 'Ed25519'
}
