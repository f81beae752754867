import { mayUse } from '#clients/sandbox.ts'
import type { Context } from '#http/context.ts'
import { accessDenied, temporarilyUnavailable } from '#http/refusal.ts'
import { type Answer, seeOther } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import type { SignedIn } from '#login/sessions.ts'
import { type Consent, consent } from '#model/consent.ts'
import type { IdentityProvider } from '#model/identity-provider.ts'
import { systemScopes } from '#model/system-scopes.ts'
import { type WaitingRequest, waitingRequest } from '#model/waiting-request.ts'
import { type Batch, Conflict, Lost } from '#store/store.ts'
import { consentKey } from '../consent-use.ts'
import { heldScopes } from '../held-scopes.ts'
import { isCovered } from '../narrowed-scopes.ts'
import { grantableScope, scopeTable } from '../scopes.ts'
import { scopesOfClaims } from '../tokens/claims.ts'
import { isAssured } from './assured.ts'
import type { AuthorizationRequest } from './authorization-request.ts'
import { closeInteraction, type Interaction, interactionGone, resumeUrl } from './interaction.ts'
import { refusedBack } from './refused-back.ts'

/** The refusal of a person who signs in to an application that only its makers may try. */
export const notLive = () => accessDenied('the application is not live yet: only those who make it can sign in to it').because({ check: 'person' })

/** The scopes that a client requests of a person, and their consent so far. */
export interface ConsentState {
  /** The scopes that may be granted if the person agrees, in the order of the request. */
  readonly scope: readonly string[]
  /** The same, and the scopes of individually requested claims: an e-mail address needs consent by whichever way it is requested. */
  readonly wanted: readonly string[]
  /** Those that the person has consented to, by name or as a part of more. */
  readonly covered: readonly string[]
  /** The scopes that still need consent. */
  readonly missing: readonly string[]
  /** The person has never consented to anything for this client. */
  readonly first: boolean
  /** The person need not be asked at all. */
  readonly waived: boolean
  /** The person must be asked again, whatever the earlier consent: the client demands it (OIDC Core §3.1.2.1), or its identity is not assured. */
  readonly anew: boolean
  readonly consent: Consent | undefined
}

/**
 * The requested scopes that may be granted for this person. A private scope in the client's `user_scopes` is left out for people who do not hold it,
 * so that one application can serve people with different powers; any other is refused.
 */
async function grantable(context: Context, { client, scope }: AuthorizationRequest, { user }: SignedIn): Promise<readonly string[]> {
  const held = await heldScopes(context, user, client)
  const ranked = new Set(client.user_scopes ?? [])
  const fixed = await grantableScope(context, { client, requested: scope.filter((name) => !ranked.has(name)), held })
  const theirs = await grantableScope(context, { client, requested: scope.filter((name) => ranked.has(name)), held, unheld: 'drop' })
  return scope.filter((name) => fixed.includes(name) || theirs.includes(name))
}

const powers: ReadonlySet<string> = new Set(systemScopes.filter((known) => !known.public).map((known) => known.name))
/**
 * The scopes that are powers over this server. Another party's application always needs consent to them, even where consent is waived for everything
 * else.
 */
export const isPower = (name: string) => powers.has(name)

/** Compares a person's consent with the scopes that a client requests. @throws {Refusal} `invalid_scope` */
export async function consentState(
  context: Context,
  demand: AuthorizationRequest,
  { signedIn, provider }: { signedIn: SignedIn; provider: IdentityProvider },
): Promise<ConsentState> {
  const { client } = demand
  const scope = await grantable(context, demand, signedIn)
  const wanted = [...new Set([...scope, ...scopesOfClaims(demand.claims)])]
  if (client.first_party || (!provider.consentable && !scope.some(isPower)))
    return { scope, wanted, covered: wanted, missing: [], first: false, waived: true, anew: false, consent: undefined }
  const anew = demand.prompt.has('consent') || !isAssured(demand)
  const given = await context.db.table(consent).get(consentKey(signedIn.user.id, client.id))
  const { narrowed } = await scopeTable(context)
  const covered = wanted.filter((name) => isCovered(name, given?.scopes ?? [], narrowed))
  const missing = anew ? wanted : wanted.filter((name) => !covered.includes(name))
  return { scope, wanted, covered, missing, first: given === undefined, waived: false, anew, consent: given }
}

export interface ConsentDecision {
  readonly interaction: Interaction
  readonly signedIn: SignedIn
  readonly provider: IdentityProvider
  readonly request: Request
  readonly allow: boolean
  /** The scopes that the person left selected. */
  readonly scopes: readonly string[]
}

/** Carries out a person's decision on the consent page, and redirects the browser. Deselected scopes are not granted. */
export async function decideConsent(context: Context, decision: ConsentDecision): Promise<Answer> {
  const { interaction, signedIn, allow, request, scopes } = decision
  if (!(await mayUse(context, interaction.demand.client, signedIn.user))) throw notLive()
  if (!allow) return declineConsent(context, interaction, request)
  const { missing } = await consentState(context, interaction.demand, decision)
  await agree(context, { interaction, signedIn, missing, agreed: missing.filter((name) => scopes.includes(name)) })
  return seeOther(resumeUrl(context, interaction.handle))
}

/** Ends the request of a person who said no, and tells the client (RFC 6749 §4.1.2.1). */
export async function declineConsent(context: Context, interaction: Interaction, request: Request): Promise<Answer> {
  await closeInteraction(context, interaction)
  const arrival = { redirection: interaction.redirection, request, context, asked: { params: interaction.row.params, pushed: true, signed: true } }
  return refusedBack(arrival, accessDenied('the person said no').because({ check: 'person', spec: 'RFC 6749 §4.1.2.1' }))
}

export interface Agreement extends Pick<ConsentDecision, 'interaction' | 'signedIn'> {
  /** The scopes that the person was asked for. */
  readonly missing: readonly string[]
  /** Those of them that the person left selected. */
  readonly agreed: readonly string[]
  /** The waiting request must still be so. */
  readonly match?: Partial<Pick<WaitingRequest, 'agreed' | 'declined_at' | 'session_id'>>
  /** Further writes, in the same transaction. */
  readonly also?: (batch: Batch) => void
}

const MOST_TRIES = 20
/**
 * Merges a decision into the stored consent, and notes it at the waiting request in the same transaction: agreed scopes are added, shown but deselected ones
 * removed. Decisions in two tabs at once are both kept. @throws {Refusal} 404 when the request is over, or no longer matches
 */
export async function agree(context: Context, agreement: Agreement): Promise<void> {
  const { db, now } = context
  const { interaction, signedIn, missing, agreed, match, also } = agreement
  const [user_id, client_id] = [signedIn.user.id, interaction.redirection.client.id]
  const id = consentKey(user_id, client_id)
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const [given, at] = [await db.table(consent).get(id), now()]
    const scopes = [...new Set([...(given?.scopes.filter((name) => !missing.includes(name)) ?? []), ...agreed])]
    const write = db.together((batch) => {
      batch.change(waitingRequest, { ...match, id: interaction.row.id, used_at: undefined }, { agreed: [...agreed], session_id: signedIn.session.id })
      if (given) batch.change(consent, { id, scopes: given.scopes }, { scopes, updated_at: at })
      else batch.insert(consent, { id, user_id, client_id, scopes, created_at: at, updated_at: at })
      also?.(batch)
    })
    if (await wasWritten(write)) return
    if (!(await isOpen(context, agreement))) throw interactionGone()
  }
  throw temporarilyUnavailable('the consent is being changed elsewhere at this moment; try again')
}

const isOpen = async ({ db }: Context, { interaction, match }: Agreement): Promise<boolean> =>
  (await db.table(waitingRequest).find({ ...match, id: interaction.row.id, used_at: undefined }, { limit: 1 })).length > 0

/** False when another decision about the same consent was quicker. */
const wasWritten = (write: Promise<unknown>): Promise<boolean> =>
  write.then(
    () => true,
    (error) => {
      if (error instanceof Conflict || error instanceof Lost) return false
      throw error
    },
  )
