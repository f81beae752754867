import type { Context } from '#http/context.ts'
import { type SigningAlg, signingAlgs } from '#model/key-pair.ts'
import type { Signal } from '#model/signal.ts'
import type { SignalStream } from '#model/signal-stream.ts'

/** A security event token (RFC 8417 §2.2) for the receiver of a stream. It has no `sub` and no `exp`, so that nothing takes it for an access or ID token. */
export function mintSecurityEvent(context: Context, { client_id }: Pick<SignalStream, 'client_id'>, row: Signal): Promise<string> {
  const { id, type, subject, details, txn, at } = row
  const claims = { iss: context.issuer, aud: client_id, jti: id, iat: Math.floor(at / 1000), txn, sub_id: subject, events: { [type]: details } }
  const alg: SigningAlg = signingAlgs.find((one) => one === context.settings.id_token_signing_alg) ?? 'RS256'
  return context.keys.sign(claims, 'secevent+jwt', { alg })
}
