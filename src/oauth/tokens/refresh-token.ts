import type { RefreshToken } from '#model/refresh-token.ts'
import { requiresProof } from '../client-auth/required-proof.ts'
import { newHandle, refreshHandle } from '../handle.ts'
import { INSTANCE_KEY } from '../proof/possession.ts'
import { isRotated } from '../refresh-rotation.ts'
import type { Entitlement } from './entitlement.ts'
import { lifeOf, type Minted, type Minting } from './minting.ts'

/** Mints a refresh token. Nothing is written. */
export function mintRefreshToken(minting: Minting, refreshable: NonNullable<Entitlement['refreshable']>): Minted<RefreshToken> {
  const { entitlement, caller, context, confirmation: proven, now } = minting
  if (entitlement.grant_id === undefined) throw new Error('a refresh token descends from a grant')
  const { client } = caller
  // RFC 9449 §5: bound to the key where it can be used without client authentication.
  const bound = requiresProof.refresh_token(client) ? undefined : proven && { ...proven }
  const { instance_key } = caller
  const confirmation = instance_key === undefined ? bound : { ...bound, [INSTANCE_KEY]: instance_key }
  const lasting = !isRotated(client, confirmation)
  const expiresAt = now + lifeOf(lasting ? client.refresh_token_absolute_ttl : client.refresh_token_ttl, minting) * 1000
  const { handle, id } = newHandle(refreshHandle, expiresAt, context.vault)
  return {
    handle,
    row: {
      id,
      grant_id: entitlement.grant_id,
      client_id: client.id,
      user_id: entitlement.user_id,
      scope: [...refreshable.scope],
      audience: [...refreshable.audience],
      confirmation,
      lasting,
      issued_at: now,
      expires_at: expiresAt,
    },
  }
}
