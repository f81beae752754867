import { decodeProtectedHeader } from 'jose'
import type { CompiledClient } from '#clients/find-client.ts'
import { perGrant } from '#clients/per-grant.ts'
import type { Context } from '#http/context.ts'
import { invalidGrant } from '#http/refusal.ts'
import { mediaTypeOf } from '#kit/media-type.ts'
import type { User } from '#model/user.ts'
import type { Confirmation } from '../proof/possession.ts'
import { isProven } from '../proof/possession.ts'
import { spendOnce } from '../spend-once.ts'
import { scopesNamed, speakerOf, type TrustedToken, verifyTrusted } from '../tokens/trusted-token.ts'
import { ID_JAG } from './id-jag.ts'
import { decideAssertion } from './rules.ts'

/** The name of the JWT bearer grant in `supported_grant_types`, settings and records. */
export const JWT_BEARER = 'jwt_bearer'

/** An assertion that a client presents as a grant (RFC 7523 §2.1). */
export interface PresentedAssertion {
  readonly text: string
  readonly client: CompiledClient
  /** The client has authenticated. */
  readonly isAuthenticated: boolean
  readonly confirmation: Confirmation | undefined
  readonly context: Context
}

/** An accepted assertion: its subject and the most that it may be exchanged for. */
export interface AcceptedAssertion {
  /** The person whom it represents. Absent: the client that presents it. */
  readonly user?: User | undefined
  readonly scope: readonly string[]
  /** The APIs that it names. */
  readonly resources: readonly string[]
  /** The assertion itself names the requested scopes. */
  readonly namesScope: boolean
  readonly claims: TrustedToken['claims']
  readonly issuer: string
}

/** Seconds: an assertion is made for one request (RFC 7523 §3), and a thief of a longer one has more time. */
const LONGEST = 3600
const LEEWAY = 30

/** One refusal for unknown, expired, used and foreign assertions (RFC 7521 §4.1.1), so that a thief learns nothing. */
const assertionRefusal = () =>
  invalidGrant('the assertion is not signed by an issuer that this client may use, not for this server, expired, or used before').because({
    check: 'assertion',
    spec: 'RFC 7523 §3',
  })

const isIdJag = (text: string): boolean => {
  try {
    return mediaTypeOf(decodeProtectedHeader(text).typ) === ID_JAG
  } catch {
    return false
  }
}

/** Verifies an assertion and spends it: an identity assertion by the rules, any other by the settings of the client. @throws {Refusal} */
export async function acceptAssertion(presented: PresentedAssertion): Promise<AcceptedAssertion> {
  const identity = isIdJag(presented.text)
  const trusted = await verifyTrusted(
    presented.context,
    presented.text,
    identity ? { purpose: 'id_jag', token_types: [ID_JAG], audiences: [presented.context.issuer] } : { purpose: 'jwt_bearer' },
  )
  if (!trusted) throw assertionRefusal()
  const accepted = await (identity ? acceptIdentity(trusted, presented) : acceptPlain(trusted, presented))
  await spend(trusted, identity, presented.context)
  return accepted
}

/** RFC 7523 §3: an assertion with a `jti` is accepted once, and an identity assertion must have one. */
async function spend({ claims, issuer }: TrustedToken, demanded: boolean, context: Context): Promise<void> {
  const { jti, exp } = claims
  const end = Number(exp)
  if (end > context.now() / 1000 + LONGEST + LEEWAY) throw assertionRefusal()
  if (jti === undefined && !demanded) return
  if (typeof jti !== 'string' || jti === '' || jti.length > 512) throw assertionRefusal()
  const expires_at = (Math.ceil(end) + LEEWAY) * 1000
  if (!(await spendOnce({ issuer: `grant ${issuer.issuer}`, jti, expires_at }, context))) throw assertionRefusal()
}

async function acceptPlain(trusted: TrustedToken, { client, confirmation, context }: PresentedAssertion): Promise<AcceptedAssertion> {
  const { issuer, claims } = trusted
  if (!perGrant(client, JWT_BEARER).exchange.subject_issuers.includes(issuer.issuer)) throw assertionRefusal()
  const speaker = await speakerOf(context, trusted)
  // An assertion about a client is a grant to that client and no other.
  if (!speaker || (speaker.client && speaker.client.id !== client.id) || !isBoundTo(claims, confirmation)) throw assertionRefusal()
  const namesScope = claims['scope'] !== undefined
  return { user: speaker.user, scope: namesScope ? scopesNamed(trusted) : issuer.scopes, resources: [], namesScope, claims, issuer: issuer.issuer }
}

/** A list of texts, or one, as claims hold them. */
const textsIn = (value: unknown): readonly string[] => [value].flat().flatMap((one) => (typeof one === 'string' ? [one] : []))

/**
 * An identity assertion (draft-ietf-oauth-identity-assertion-authz-grant §4.4): for this server alone, made for the authenticated client that
 * presents it, about a person here, and within the rules.
 */
async function acceptIdentity(trusted: TrustedToken, { client, isAuthenticated, confirmation, context }: PresentedAssertion): Promise<AcceptedAssertion> {
  const { issuer, claims } = trusted
  const { user } = (await speakerOf(context, trusted)) ?? {}
  const isOurs = [claims['aud']].flat().length === 1 && claims['client_id'] === client.id
  if (!user || !isOurs || !isAuthenticated || !isBoundTo(claims, confirmation)) throw assertionRefusal()
  const resources = textsIn(claims['resource'])
  const wanted = scopesNamed(trusted)
  const asked = { direction: 'accept', assertion_type: 'id_jag', client_id: client.id, party: issuer.issuer, user, resources, scope: wanted } as const
  const { scope } = await decideAssertion(context, asked)
  return { user, scope, resources, namesScope: true, claims, issuer: issuer.issuer }
}

/** RFC 7800 §3: an assertion that is bound to a key needs a proof of that key. An unknown binding is refused. */
function isBoundTo({ cnf }: TrustedToken['claims'], confirmation: Confirmation | undefined): boolean {
  if (cnf === undefined) return true
  return typeof cnf === 'object' && cnf !== null && isProven(cnf as Confirmation, confirmation)
}
