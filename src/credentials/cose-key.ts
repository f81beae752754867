import type { PublicKey } from '#keys/public-keys.ts'
import { readJwk } from '#keys/public-keys.ts'
import { readMap } from './cbor.ts'
import { demand } from './fault.ts'

/** The labels of a COSE_Key (RFC 9052 §7.1, RFC 9053 §7.1). */
const [KTY, CRV, X, Y] = [1, -1, -2, -3]
/** The kinds of keys, and their curves (RFC 9053 §7.1). */
const kinds = [
  { kty: 'EC', number: 2, curves: { 'P-256': 1, 'P-384': 2, 'P-521': 3 } },
  { kty: 'OKP', number: 1, curves: { Ed25519: 6 } },
] as const

const bytesOf = (text: unknown): Uint8Array => new Uint8Array(Buffer.from(String(text), 'base64url'))

/** A public JWK as a COSE_Key; undefined for a kind of key that holders of mdocs do not have. */
export function coseKeyOf({ kty, crv, x, y }: Readonly<Record<string, unknown>>): ReadonlyMap<number, unknown> | undefined {
  const kind = kinds.find((one) => one.kty === kty)
  const curve = kind && (kind.curves as Readonly<Record<string, number>>)[String(crv)]
  if (!kind || curve === undefined) return undefined
  return new Map<number, unknown>([[KTY, kind.number], [CRV, curve], [X, bytesOf(x)], ...(y === undefined ? [] : [[Y, bytesOf(y)] as const])])
}

/** The public key of a COSE_Key. @throws {CredentialFault} */
export function readCoseKey(sent: unknown, name: string): PublicKey {
  const map = readMap(sent, name)
  const kind = kinds.find(({ number }) => number === map.get(KTY))
  const [crv] = Object.entries(kind?.curves ?? {}).find(([, number]) => number === map.get(CRV)) ?? []
  const textOf = (label: number) => {
    const value = map.get(label)
    return value instanceof Uint8Array ? Buffer.from(value).toString('base64url') : undefined
  }
  const [x, y] = [textOf(X), textOf(Y)]
  const key = kind && readJwk({ kty: kind.kty, crv, x, ...(y === undefined ? {} : { y }) })
  demand(key !== undefined, `${name} is not a public key for signatures on P-256, P-384, P-521 or Ed25519, with both coordinates`)
  return key
}
