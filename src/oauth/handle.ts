import { bucketIn, bucketOf, expiringKey } from '#kit/expiring-key.ts'
import { looksLikeSecret, makeSecret, randomText } from '#kit/random.ts'
import type { Vault } from '#kit/vault.ts'

/** A kind of secret that names a row which expires: what it begins with, and what keeps its digests apart from those of other kinds. */
export interface HandleKind {
  readonly prefix: string
  readonly purpose: string
}
export const accessHandle: HandleKind = { prefix: 'gat_', purpose: 'access_token' }
export const codeHandle: HandleKind = { prefix: 'gac_', purpose: 'code' }
export const refreshHandle: HandleKind = { prefix: 'grt_', purpose: 'refresh_token' }
export const pushedHandle: HandleKind = { prefix: 'gpr_', purpose: 'request' }
/** A request that waits for its person is not one that a client pushed: neither can be used as the other. */
export const waitingHandle: HandleKind = { prefix: 'gpr_', purpose: 'waiting' }

/** A new secret and the key of its row. The secret carries the bucket of the key, so that the row is found by it alone; the row does not hold it. */
export function newHandle(kind: HandleKind, expiresAt: number, vault: Vault): { readonly handle: string; readonly id: string } {
  const handle = makeSecret(kind.prefix, bucketOf(expiresAt))
  return { handle, id: expiringKey(expiresAt, vault.digest(kind.purpose, handle)) }
}

/** The key of the row that a secret names, or nothing when it is none of this kind: mistyped, cut off, or something else altogether. */
export function handleKey(kind: HandleKind, handle: string, vault: Vault): string | undefined {
  if (!looksLikeSecret(kind.prefix, handle)) return undefined
  return bucketIn(handle, kind.prefix.length) + vault.digest(kind.purpose, handle)
}

/**
 * A new `jti`, which is the key of the row of its token as well. No digest: whoever reads it has nothing, for the token is only good with our
 * signature, and who has a token before them finds its row by it.
 */
export const newJti = (expiresAt: number): string => expiringKey(expiresAt, randomText(16))
