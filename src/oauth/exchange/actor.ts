import type { ExchangePolicy } from '#clients/per-grant.ts'
import { isObject } from '#fields/json-object.ts'
import type { Context } from '#http/context.ts'
import { accessDenied, invalidRequest } from '#http/refusal.ts'
import { subjectOf } from '../tokens/subject.ts'
import { verifyTrusted } from '../tokens/trusted-token.ts'
import { verifyAccessToken } from '../tokens/verify.ts'
import type { PresentedSubject, Subject } from './subject.ts'
import { tokenTypeNamed } from './token-types.ts'

/** An actor (RFC 8693 §4.1): the party that acts for the subject. */
export interface ActingParty {
  readonly sub: string
  /** The issuer of `sub`, if it is not ours. */
  readonly iss?: string
}

/** The actor token of a request; both parameters or neither (RFC 8693 §2.1). */
export interface ActorToken {
  readonly token: string | undefined
  readonly type: string | undefined
}

const actorRefusal = (message: string, got?: string) => invalidRequest(message).because({ check: 'actor_token', spec: 'RFC 8693 §2.1', got })

/** The actor of an exchange: the subject of the actor token, or else the client itself. @throws {Refusal} `invalid_request` */
export async function readActor({ token, type }: ActorToken, policy: ExchangePolicy, { client, context }: PresentedSubject): Promise<ActingParty> {
  if (token === undefined && type === undefined) return { sub: client.id }
  if (token === undefined) throw actorRefusal('actor_token is missing, although actor_token_type is given')
  if (type === undefined) throw actorRefusal('actor_token_type is missing')
  const kind = tokenTypeNamed(type)
  if (kind !== 'access_token' && kind !== 'jwt') throw actorRefusal('actor_token_type must be that of an access token or a JWT', type)
  const actor = (await ownActor(token, client.id, context)) ?? (await foreignActor(token, policy, context))
  if (!actor) throw actorRefusal('the actor token is unknown, expired or revoked, or of an issuer whose tokens this client may not exchange')
  if (actor.iss === undefined && actor.sub === client.id) return actor
  if (!policy.actors.includes(actor.sub)) throw actorRefusal(`${actor.sub.slice(0, 255)} may not act through this client`, actor.sub.slice(0, 255))
  return actor
}

/**
 * The subject of an access token of ours that was issued to the client: otherwise an attacker could act as another client with a token of that
 * client.
 */
async function ownActor(text: string, clientId: string, context: Context): Promise<ActingParty | undefined> {
  const verified = await verifyAccessToken(context, text)
  if (verified?.token.client_id !== clientId) return undefined
  return { sub: verified.user ? subjectOf(verified.user.id, verified.client, context) : clientId }
}

async function foreignActor(text: string, policy: ExchangePolicy, context: Context): Promise<ActingParty | undefined> {
  const trusted = await verifyTrusted(context, text, { purpose: 'token_exchange' })
  const sub = trusted?.claims['sub']
  if (!trusted || trusted.claims['cnf'] !== undefined || typeof sub !== 'string' || sub === '' || sub.length > 255) return undefined
  const iss = trusted.issuer.issuer
  return policy.subject_issuers.includes(iss) ? { sub, iss } : undefined
}

/** The longest chain of actors. A longer one is a loop, or hides who acts. */
const MOST_ACTORS = 8

const objectOrNone = (value: unknown): Readonly<Record<string, unknown>> | undefined => (isObject(value) ? value : undefined)

/** How many actors an `act` claim names. */
function depthOf(act: unknown): number {
  let depth = 0
  for (let at = objectOrNone(act); at !== undefined; at = objectOrNone(at['act'])) depth++
  return depth
}

/** RFC 8693 §4.4: `may_act` names the allowed actor by `sub`, with `iss` where it differs from the issuer of the token. */
export function refuseUnnamed({ may_act, issuer }: Subject, actor: ActingParty, context: Context): void {
  if (may_act === undefined) return
  const named = objectOrNone(may_act) ?? {}
  const issuerOf = (iss: unknown) => (iss === undefined ? (issuer ?? context.issuer) : iss)
  if (named['sub'] === actor.sub && issuerOf(named['iss']) === (actor.iss ?? context.issuer)) return
  const facts = { check: 'actor_token', spec: 'RFC 8693 §4.4', expected: [String(named['sub']).slice(0, 255)], got: actor.sub } as const
  throw accessDenied('the subject token names another who alone may act for its subject (may_act)').because(facts)
}

/**
 * The `act` claim of what is issued (RFC 8693 §4.1): the actor, and within it those who acted before. A client that only narrows its own token is not
 * added as an actor, nor is one that may impersonate; earlier actors stay.
 * @throws {Refusal} when the subject lets somebody else act, or the chain is too long
 */
export function chainOf(
  subject: Subject,
  actor: ActingParty,
  { client, context }: PresentedSubject,
  hidden: boolean,
): Readonly<Record<string, unknown>> | undefined {
  refuseUnnamed(subject, actor, context)
  const before = objectOrNone(subject.act)
  const itself = actor.iss === undefined && actor.sub === client.id
  if (itself && (hidden || subject.issued_to === client.id)) return before
  if (depthOf(before) >= MOST_ACTORS) throw actorRefusal(`more than ${MOST_ACTORS} have acted one after another`)
  return { ...actor, ...(before && { act: before }) }
}
