import { createHash } from 'node:crypto'
import { decodeProtectedHeader } from 'jose'
import type { Context } from '#http/context.ts'
import { type Claims, claimAt } from '#model/federation/claim-rules.ts'
import type { FederatedServer } from '#model/federation/server.ts'
import { OutboundFailure, unreachable } from '#outbound/failure.ts'
import { verifiedIdToken } from '#outbound/id-token.ts'
import { membersIn, type RemoteTokens } from '#outbound/token-answer.ts'
import { requestBearerTokens } from '#outbound/token-request.ts'
import { refuseEarlierSignIn, refuseUnprovedSignIn } from './asked-again.ts'
import { federatedCallback } from './departure.ts'
import { partyOf } from './party.ts'
import type { FederatedProof } from './proof.ts'

/** An account at a federated server, as the server describes it. */
export interface FederatedAccount {
  /** The account, by the name that never changes. */
  readonly subject: string
  readonly claims: Claims
  readonly proof: FederatedProof
}

const [LARGEST, TIMEOUT] = [262_144, 10_000]
const refuseAccount = (message: string) => new OutboundFailure('remote_refused', message)

/** A document about the person of an access token. */
async function fetchClaims({ fetch }: Context, url: string, { access_token }: RemoteTokens): Promise<unknown> {
  const headers = { accept: 'application/json', authorization: `Bearer ${access_token}` }
  const answer = await fetch(url, { headers, limit: LARGEST, timeout: TIMEOUT }).catch((cause) => {
    throw unreachable('the server cannot be asked about the person', cause)
  })
  if (answer.status !== 200) throw refuseAccount(`the server answers ${answer.status} when it is asked about the person`)
  return JSON.parse(answer.body.trimStart().startsWith('[') ? answer.body : JSON.stringify(membersIn(answer) ?? {}))
}

/** OIDC Core §3.1.3.8: the access token must be the one that was issued with the ID token, where that says. */
function refuseOtherToken(id_token: string, { at_hash }: Claims, access_token: string): void {
  const size = /^[REP]S(256|384|512)$/.exec(decodeProtectedHeader(id_token).alg ?? '')?.[1]
  if (at_hash === undefined || size === undefined) return
  const digest = createHash(`sha${size}`).update(access_token).digest()
  if (at_hash !== digest.subarray(0, digest.length / 2).toString('base64url')) throw refuseAccount('the access token does not belong to the ID token')
}

/** The claims of the ID token. A subject that is missing, or longer than the standard allows, is nobody (OIDC Core §2). */
async function claimsOfIdToken(context: Context, server: FederatedServer, { id_token, access_token, nonce }: RemoteTokens & { nonce: string | undefined }) {
  if (id_token === undefined) throw refuseAccount('the answer of the server holds no ID token')
  const { issuer = '', jwks_uri, client_id = '' } = server
  const claims = await verifiedIdToken(context, id_token, { issuer, jwks_uri, client_id, nonce })
  refuseOtherToken(id_token, claims, access_token)
  return claims
}

async function userinfoOf(context: Context, { userinfo_endpoint }: FederatedServer, tokens: RemoteTokens): Promise<Claims> {
  if (userinfo_endpoint === undefined) return {}
  const said = await fetchClaims(context, userinfo_endpoint, tokens)
  return typeof said === 'object' && said !== null && !Array.isArray(said) ? (said as Claims) : {}
}

async function fetchFurtherClaims(context: Context, { claim_documents }: FederatedServer, tokens: RemoteTokens): Promise<Claims> {
  const read = claim_documents.map(async ({ claim, url }) => [claim, await fetchClaims(context, url, tokens)] as const)
  return Object.fromEntries(await Promise.all(read))
}

function subjectIn({ protocol, subject_claim }: FederatedServer, claims: Claims): string {
  const subject = protocol === 'oidc' ? claims['sub'] : claimAt(claims, subject_claim)
  if ((typeof subject !== 'string' && typeof subject !== 'number') || String(subject) === '' || String(subject).length > 255)
    throw refuseAccount('the server does not say which account it is')
  return String(subject)
}

interface Redemption {
  readonly code: string
  readonly verifier: string
  readonly nonce: string | undefined
  /** When we asked for a new sign-in (`max_age=0`). */
  readonly askedAgainAt: number | undefined
  /** The answer must tell that they did. A person who links an account signs in here anew, so that nothing depends on it. */
  readonly mustProve: boolean
}

/** Redeems the code of a federated server, and reads whose account it is. @throws {OutboundFailure} */
export async function redeemAccount(context: Context, server: FederatedServer, redemption: Redemption): Promise<FederatedAccount> {
  const { code, verifier, nonce, askedAgainAt, mustProve } = redemption
  const proof = server.pkce ? { code_verifier: verifier } : {}
  const redirect_uri = federatedCallback(context, server.id)
  const tokens = await requestBearerTokens(partyOf(context, server), { grant_type: 'authorization_code', code, redirect_uri, ...proof })
  const certain: Claims = server.protocol === 'oidc' ? await claimsOfIdToken(context, server, { ...tokens, nonce }) : {}
  if (typeof certain['auth_time'] === 'number') refuseEarlierSignIn(certain['auth_time'] * 1000, askedAgainAt)
  else if (!server.trust_sign_in_time && mustProve) refuseUnprovedSignIn(askedAgainAt)
  const said = await userinfoOf(context, server, tokens)
  // OIDC Core §5.3.2: an attacker could have the access token of another person answered.
  if (server.protocol === 'oidc' && Object.keys(said).length > 0 && said['sub'] !== certain['sub']) throw refuseAccount('userinfo tells of another person')
  const claims = { ...said, ...(await fetchFurtherClaims(context, server, tokens)), ...certain }
  return { subject: subjectIn(server, claims), claims, proof: tokens.id_token === undefined ? {} : { id_token: tokens.id_token } }
}
