import type { Context } from '#http/context.ts'
import { signingAlgs } from '#model/key-pair.ts'
import { encryptedFor } from '../tokens/encrypted.ts'
import { signingFor } from '../tokens/signing.ts'
import type { Redirection } from './redirection.ts'

/** Seconds. JARM §2.1 recommends at most ten minutes: the response is read when it arrives. */
const LIFE = 600

/**
 * An authorization response as a JWT for its client (JARM §2.1), encrypted where the client is registered for that. It names us, so that a response
 * of another server is not taken for ours, and its client, so that it cannot be injected into another.
 */
export async function signedResponse(to: Redirection, members: Readonly<Record<string, string>>, context: Context): Promise<string> {
  const { client, issuer } = to
  const alg = signingAlgs.find((name) => name === client.authorization_signed_response_alg) ?? client.id_token_signature_alg
  const claims = { ...members, iss: issuer, aud: client.id, exp: Math.floor(context.now() / 1000) + LIFE }
  const text = await context.keys.sign(claims, 'JWT', signingFor(client, alg))
  return encryptedFor(client, 'authorization', { text, cty: 'JWT' }, context)
}
