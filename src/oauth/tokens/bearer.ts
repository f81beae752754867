import type { Context } from '#http/context.ts'
import { invalidDpopProof, Refusal } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'
import { CERTIFICATE_THUMBPRINT } from '../proof/certificate.ts'
import { refuseToken, type Scheme } from '../proof/challenge.ts'
import { ownTarget, type ProofTarget, readProof } from '../proof/dpop.ts'
import { spendAlone } from '../proof/spend.ts'
import { isForUs, ownResource } from '../protected-apis.ts'
import { whyRevoked } from '../revoked-certificate.ts'
import { type VerifiedToken, verifyAccessToken } from './verify.ts'

/** An access token as presented in a request. */
export interface Shown {
  readonly scheme: Scheme
  readonly token: string
}
/** A valid access token, with the proof of possession that it needs. */
export interface Presented extends VerifiedToken {
  readonly scheme: Scheme
  /** Further headers of the response. */
  readonly headers: Readonly<Record<string, string>>
}

/** The access token in an Authorization header (RFC 6750 §2.1, RFC 9449 §7.1); nothing when it holds none. */
export function readBearer(header: string): Shown | undefined {
  const [, scheme, token] = /^(bearer|dpop) +([A-Za-z0-9._~+/-]+=*)$/i.exec(header) ?? []
  return scheme === undefined || token === undefined ? undefined : { scheme: /dpop/i.test(scheme) ? 'dpop' : 'bearer', token }
}

/** The Authorization header, if it holds a credential in a scheme of ours; a scheme alone, or another scheme, holds none (RFC 9110 §11.6.2). */
export const shownHeader = (header: string | undefined): string | undefined => (header && /^(bearer|dpop) +[^ ]/i.test(header) ? header : undefined)

const invalid = (scheme: Scheme, message: string, context: Context): Refusal => refuseToken(scheme, { error: 'invalid_token', status: 401, message }, context)

/** The API at which a token is presented: our own, or another one that asks us about it. */
export interface ShownAt {
  /** The identifier of the API in `resource`. */
  readonly resource: string
  /** Decides whether a token with this audience is for the API. */
  readonly isMeant: (audience: readonly string[]) => boolean
  /** The request that presented the token there. */
  readonly target: ProofTarget
}
const atOurs = (request: Request, context: Context): ShownAt => ({
  resource: ownResource(context),
  isMeant: (audience) => isForUs(audience, context),
  target: ownTarget(request, context),
})

/** A request, and the API at which it presented a token. */
interface TokenShowing {
  readonly request: Request
  readonly context: Context
  readonly at: ShownAt
}

/** Verifies and spends the proof that goes with a token (RFC 9449 §7.1). @throws {Refusal} 401, with the challenge */
async function verifyAndSpend(token: string, jkt: string, { request, context, at }: TokenShowing): Promise<Presented['headers']> {
  try {
    const proof = await readProof(request, context, { token, target: at.target })
    if (!proof) throw invalidDpopProof('the access token is bound to a key: send a DPoP proof with it')
    if (proof.jkt !== jkt) throw invalidDpopProof('the DPoP proof is by another key than the one to which the access token is bound')
    await spendAlone(proof, context)
    return proof.headers
  } catch (caught) {
    if (!(caught instanceof Refusal)) throw caught
    throw refuseToken('dpop', { error: caught.error, status: 401, message: caught.message, headers: caught.headers }, context)
  }
}

/**
 * Verifies the access token of a request: it must be valid, meant for the API (ours by default), and, if it is bound to a key, come with a proof of
 * possession by that key. The proof is spent.
 * @throws {Refusal} 401, with the challenge; one message for unknown, expired, revoked and foreign tokens (RFC 6750 §3.1).
 */
export async function verifyPresented({ scheme, token }: Shown, request: Request, context: Context, at = atOurs(request, context)): Promise<Presented> {
  const verified = await verifyAccessToken(context, token)
  if (!verified) throw invalid(scheme, 'the access token is unknown, expired or revoked', context)
  const { confirmation, audience } = verified.token
  // RFC 8707 §2, RFC 9068 §4
  if (!at.isMeant(audience))
    throw invalid(scheme, `the access token is for another API: ask for one with resource=${at.resource}`, context).because({
      spec: 'RFC 8707 §2',
      client_id: verified.token.client_id,
      expected: [at.resource],
      got: audience.join(' '),
    })
  if (confirmation === undefined) {
    // A client that sends an unbound token as bound wrongly believes that a thief could not use it.
    if (scheme === 'dpop') throw invalid('bearer', 'the access token is not bound to a key: send it as Bearer', context)
    return { ...verified, scheme, headers: {} }
  }
  const { jkt, [CERTIFICATE_THUMBPRINT]: thumbprint } = confirmation
  // RFC 8705 §3: the connection must show the certificate that the token was issued for.
  if (thumbprint !== undefined && thumbprint !== request.certificate?.thumbprint)
    throw invalid(scheme, 'the access token is bound to a certificate: send it on a TLS connection that shows this certificate', context).because({
      check: 'bound_key',
      spec: 'RFC 8705 §3',
    })
  const revoked = thumbprint === undefined || !request.certificate ? undefined : whyRevoked(request.certificate, context)
  if (revoked) throw invalid(scheme, revoked, context).because({ check: 'bound_key', spec: 'RFC 5280 §6.3' })
  if (jkt === undefined && thumbprint !== undefined && scheme === 'bearer') return { ...verified, scheme, headers: {} }
  // RFC 9449 §7.2: a bound token is not accepted as a bearer token. A binding of an unknown kind is refused as well.
  if (scheme === 'bearer' || jkt === undefined) throw invalid('dpop', 'the access token is bound to a key: send it as DPoP, with a proof', context)
  return { ...verified, scheme, headers: await verifyAndSpend(token, jkt, { request, context, at }) }
}
