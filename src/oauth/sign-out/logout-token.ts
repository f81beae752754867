import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { randomText } from '#kit/random.ts'
import type { LogoutDelivery } from '#model/logout-delivery.ts'
import { encryptedFor } from '../tokens/encrypted.ts'
import { signingFor } from '../tokens/signing.ts'
import { subjectOf } from '../tokens/subject.ts'

/** The event that makes a security event token a logout token. */
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout'
/** Seconds. A short life, so that a copy is soon of no use (OIDC Back-Channel Logout §2.4). */
const LIFETIME = 120

/**
 * A logout token (OIDC Back-Channel Logout §2.4): tells one client that a sign-in of a person ended. It is signed like the ID tokens of the client, so
 * that the client needs no other key, and has a type of its own and no nonce, so that neither can be taken for the other.
 */
export async function mintLogoutToken(context: Context, client: CompiledClient, { user_id, sid }: Pick<LogoutDelivery, 'user_id' | 'sid'>): Promise<string> {
  const iat = Math.floor(context.now() / 1000)
  const claims = {
    iss: context.issuer,
    sub: subjectOf(user_id, client, context),
    aud: client.id,
    iat,
    exp: iat + LIFETIME,
    jti: randomText(16),
    events: { [LOGOUT_EVENT]: {} },
    sid,
  }
  const signing = { ...signingFor(client, client.id_token_signature_alg), kid: client.id_token_kid }
  const text = await context.keys.sign(claims, 'logout+jwt', signing)
  return encryptedFor(client, 'id_token', { text, cty: 'JWT' }, context)
}
