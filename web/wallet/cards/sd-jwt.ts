import { SDJwtInstance } from '@sd-jwt/core'
import { base64url } from 'jose'
import { isObject } from '#fields/json-object.ts'
import { algOf, signBytes } from '../keys/holder-key.ts'
import type { KeptKey } from '../vault/kept.ts'
import type { Vault } from '../vault/vault.ts'

type Members = Readonly<Record<string, unknown>>

const hasher = async (data: string | ArrayBuffer, alg: string): Promise<Uint8Array> => {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data
  return new Uint8Array(await crypto.subtle.digest(alg.toUpperCase(), bytes))
}
const reader = new SDJwtInstance({ hasher })

/** The claims of an SD-JWT with all of its disclosures in place (RFC 9901 §7.1). */
export const claimsOfSdJwt = async (text: string): Promise<Members> => (await reader.getClaims(text)) as Members

/** The frame of a value: all that is in it goes along. */
const whole = (value: unknown): unknown => {
  if (Array.isArray(value)) return Object.fromEntries(value.map((one, at) => [at, whole(one)]))
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, whole(one)])) : true
}

/** The frame of the places that are disclosed: objects of names down to what is told whole. */
function frameOf(places: readonly (readonly (string | number)[])[], claims: Members): Record<string, unknown> {
  const frame: Record<string, unknown> = {}
  for (const place of places) {
    let [at, value]: [Record<string, unknown>, unknown] = [frame, claims]
    place.forEach((step, index) => {
      value = isObject(value) || Array.isArray(value) ? (value as Record<string | number, unknown>)[step] : undefined
      const inner = index === place.length - 1 ? whole(value) : (at[step] ?? {})
      at[step] = inner
      if (isObject(inner)) at = inner as Record<string, unknown>
    })
  }
  return frame
}

/** The SD-JWT with just these claims disclosed, and those that its issuer always tells. */
export async function discloseClaims(text: string, places: readonly (readonly (string | number)[])[]): Promise<string> {
  return reader.present(text, frameOf(places, await claimsOfSdJwt(text)) as never)
}

/** Binds a disclosed SD-JWT to its holder, a verifier and a request (RFC 9901 §4.3). */
export async function bindSdJwt(text: string, key: KeptKey, vault: Vault, payload: { readonly aud: string; readonly nonce: string }): Promise<string> {
  const kbSigner = async (data: string) => base64url.encode(await signBytes(vault, key, new TextEncoder().encode(data)))
  const iat = Math.floor(Date.now() / 1000)
  return new SDJwtInstance({ hasher, kbSigner, kbSignAlg: algOf(key.kind) }).present(text, undefined, { kb: { payload: { ...payload, iat } } })
}
