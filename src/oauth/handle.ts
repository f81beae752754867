import { bucketIn, bucketOf, expiringKey } from '#kit/expiring-key.ts'
import { looksLikeSecret, makeSecret, randomText } from '#kit/random.ts'
import type { Vault } from '#kit/vault.ts'

/**
 * A kind of handle (an opaque secret that identifies an expiring row): the prefix of the secret, and the purpose that separates its digests from
 * those of other kinds.
 */
export interface HandleKind {
  readonly prefix: string
  readonly purpose: string
}
export const accessHandle: HandleKind = { prefix: 'gat_', purpose: 'access_token' }
/** An agent token: bound data, and no access. */
export const agentHandle: HandleKind = { prefix: 'gag_', purpose: 'agent_token' }
export const codeHandle: HandleKind = { prefix: 'gac_', purpose: 'code' }
export const refreshHandle: HandleKind = { prefix: 'grt_', purpose: 'refresh_token' }
export const deviceHandle: HandleKind = { prefix: 'gdc_', purpose: 'device_code' }
export const backchannelHandle: HandleKind = { prefix: 'gbr_', purpose: 'auth_req_id' }
/** The transaction id of a deferred credential, and the identifier of a notification. */
export const deferredHandle: HandleKind = { prefix: 'gdf_', purpose: 'deferred_credential' }
export const notificationHandle: HandleKind = { prefix: 'gnt_', purpose: 'notification' }
export const pushedHandle: HandleKind = { prefix: 'gpr_', purpose: 'request' }
/** The handle of a waiting request cannot be used as that of a pushed one, nor the reverse. */
export const waitingHandle: HandleKind = { prefix: 'gpr_', purpose: 'waiting' }

/** A new secret and the key of its row. The secret carries the bucket of the key, so that the row is found by it alone; the row does not hold it. */
export function newHandle(kind: HandleKind, expiresAt: number, vault: Vault): { readonly handle: string; readonly id: string } {
  const handle = makeSecret(kind.prefix, bucketOf(expiresAt))
  return { handle, id: expiringKey(expiresAt, vault.digest(kind.purpose, handle)) }
}

/** The row key of a handle; undefined when the text is not a handle of this kind, or mistyped or truncated. */
export function handleKey(kind: HandleKind, handle: string, vault: Vault): string | undefined {
  if (!looksLikeSecret(kind.prefix, handle)) return undefined
  return bucketIn(handle, kind.prefix.length) + vault.digest(kind.purpose, handle)
}

/**
 * A new `jti`, which is also the row key of its token. It is not a digest: reading it gives an attacker nothing, because a token needs our signature,
 * and a reader of a token finds its row by it.
 */
export const newJti = (expiresAt: number): string => expiringKey(expiresAt, randomText(16))
