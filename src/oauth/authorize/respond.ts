import type { Answer } from '#http/render.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import { randomText } from '#kit/random.ts'
import type { SignedIn } from '#login/sessions.ts'
import { type AuthorizationCode, authorizationCode } from '#model/authorization-code.ts'
import { consent } from '#model/consent.ts'
import { type Grant, grant } from '#model/grant.ts'
import { pushedRequest } from '#model/pushed-request.ts'
import { type Batch, Lost } from '#store/store.ts'
import { codeHandle, newHandle } from '../handle.ts'
import { claimsAbout, releasable } from '../tokens/claims.ts'
import type { Entitlement, IdTokenContent } from '../tokens/entitlement.ts'
import { authenticationOf, idTokenContent } from '../tokens/from-grant.ts'
import { mintIdToken } from '../tokens/id-token.ts'
import { issue } from '../tokens/issue.ts'
import { subjectOf } from '../tokens/subject.ts'
import type { ConsentState } from './consent.ts'
import { gives } from './demand.ts'
import { interactionGone } from './interaction.ts'
import type { Situation } from './person.ts'
import { sendBack } from './response-modes.ts'

/** A request to which nothing is wanting any more. */
interface Settled extends Situation {
  readonly signedIn: SignedIn
  readonly consent: ConsentState
}
const isSettled = (s: Situation): s is Settled => s.signedIn !== undefined && s.consent !== undefined

/** What is granted: what was asked for and may be had, less what the person did not agree to. */
function agreedScope({ consent: { waived, scope, consent: given, missing }, interaction }: Settled, of: readonly string[] = scope): readonly string[] {
  if (waived) return of
  // With prompt=consent everything counts as missing, and the answer that was just given stands for it.
  const now = interaction?.row.agreed
  return of.filter((name) => given?.scopes.includes(name) && (!missing.includes(name) || now?.includes(name) === true))
}

/** The root of all that will be issued. It lasts as long as anything that descends from it can. */
function grantRow(settled: Settled, now: number): Grant {
  const { demand, audience, signedIn, context, consent: state } = settled
  const { client, params, claims } = demand
  const expires_at = now + (mayRefresh(settled) ? client.refresh_token_absolute_ttl : client.authorization_code_ttl + client.access_token_ttl) * 1000
  return {
    id: expiringKey(expires_at, randomText(16)),
    client_id: client.id,
    user_id: signedIn.user.id,
    session_id: signedIn.session.id,
    sid: signedIn.session.sid,
    scope: [...agreedScope(settled)],
    audience: [...audience],
    nonce: params['nonce'],
    claims: claims && releasable(claims, new Set(agreedScope(settled, state.wanted))),
    auth_time: signedIn.session.auth_time,
    acr: signedIn.session.acr,
    amr: [...signedIn.session.amr],
    created_at: context.now(),
    expires_at,
  }
}

/** Listing the grant is all it takes: `offline_access` only decides whether refreshing outlives the sign-in (OIDC Core §11). */
const mayRefresh = ({ demand }: Situation) => gives(demand, 'code') && demand.client.supported_grant_types.includes('refresh_token')

function newCode({ demand, redirection, context }: Settled, granted: Grant, now: number): { readonly code: string; readonly row: AuthorizationCode } {
  const { client, params } = demand
  const expires_at = now + client.authorization_code_ttl * 1000
  // As long as the access token that it was exchanged for may live: a replay in that time takes the token away.
  const kept_until = expires_at + client.access_token_ttl * 1000
  const { handle, id } = newHandle(codeHandle, kept_until, context.vault)
  return {
    code: handle,
    row: {
      id,
      client_id: client.id,
      grant_id: granted.id,
      redirect_uri: redirection.redirect_uri,
      redirect_uri_given: redirection.named ? 'yes' : undefined,
      code_challenge: params['code_challenge'],
      dpop_jkt: params['dpop_jkt'],
      issued_at: now,
      expires_at,
      kept_until,
    },
  }
}

const MINUTE = 60_000

/** Answers the client with a code, tokens, or both (RFC 6749 §4.1.2, OIDC Core §3.3.2.5). Everything is written together, and once. */
export async function respond(situation: Situation): Promise<Answer> {
  if (!isSettled(situation)) throw new Error('there is nobody to answer for')
  const { demand, redirection, context, interaction, consent: state } = situation
  const now = context.now()
  const granted = grantRow(situation, now)
  const code = gives(demand, 'code') ? newCode(situation, granted, now) : undefined
  const record = (batch: Batch) => {
    // Of two tabs that resume one request, one gets the code.
    if (interaction) batch.change(pushedRequest, { id: interaction.row.id, used_at: undefined }, { used_at: now })
    batch.insert(grant, granted)
    if (code) batch.insert(authorizationCode, code.row)
    const used = state.consent
    if (used && now - (used.last_used_at ?? 0) > MINUTE) batch.changeAny(consent, { id: used.id }, { last_used_at: now })
  }
  try {
    const tokens = gives(demand, 'token') || gives(demand, 'id_token') ? await frontTokens(situation, granted, { record, code: code?.code }) : undefined
    if (!gives(demand, 'token')) await context.room.together(record)
    return sendBack(redirection, { ...tokens, code: code?.code })
  } catch (caught) {
    throw caught instanceof Lost ? interactionGone() : caught
  }
}

/** The tokens that the response itself carries, for those who still have that switched on. */
async function frontTokens(
  settled: Settled,
  granted: Grant,
  { record, code }: { readonly record: (batch: Batch) => void; readonly code: string | undefined },
): Promise<Readonly<Record<string, string | undefined>>> {
  const { demand, context, signedIn } = settled
  const { client } = demand
  const entitlement: Entitlement = {
    subject: subjectOf(signedIn.user.id, client, context),
    user_id: signedIn.user.id,
    scope: granted.scope,
    audience: granted.audience,
    grant_type: 'implicit',
    grant_id: granted.id,
    not_after: granted.expires_at,
    authentication: authenticationOf(granted),
    id_token: gives(demand, 'id_token') ? await frontIdToken(settled, granted, code) : undefined,
    spend: record,
  }
  const caller = { client, method: 'none' }
  if (!gives(demand, 'token')) return { id_token: await mintIdToken({ entitlement, caller, context, now: context.now() }) }
  const { access_token, token_type, expires_in, scope, id_token } = await issue(entitlement, caller, context)
  return { access_token, token_type, expires_in: String(expires_in), scope, id_token }
}

/** OIDC Core §5.4: where no access token comes with it, the ID token itself tells what the scopes release. */
async function frontIdToken({ demand, context, signedIn: { user } }: Settled, granted: Grant, code: string | undefined): Promise<IdTokenContent> {
  const content = await idTokenContent(context, granted, user)
  const alone = demand.types.length === 1
  return { ...content, claims: alone ? await claimsAbout(context, { user, scope: granted.scope, asked: granted.claims?.id_token }) : content?.claims, code }
}
