import { holdClient } from '#clients/hold.ts'
import type { FormReader } from '#http/hosted-pages.ts'
import type { Answer } from '#http/render.ts'
import { authorizationCode } from '#model/authorization-code.ts'
import { grant } from '#model/grant.ts'
import { redirectUriMatches } from '#model/redirect-uri.ts'
import { redirectUriUseOf } from '#model/redirect-uri-use.ts'
import { type Batch, Lost } from '#store/store.ts'
import { noteConsentUse } from '../consent-use.ts'
import { spendLaunch } from '../launch.ts'
import { noteClientSession } from '../sign-out/client-sessions.ts'
import { sessionState } from '../sign-out/session-state.ts'
import { hasResponseType, isOpenid } from './authorization-request.ts'
import { frontChannelTokens } from './front-channel.ts'
import { grantOf, newCode } from './granted.ts'
import { interactionGone, spendRequests } from './interaction.ts'
import { pageParameters } from './page-parameters.ts'
import type { Certain } from './person.ts'
import { sendBack } from './send-response.ts'

/** Answers the client with a code, tokens, or both (RFC 6749 §4.1.2, OIDC Core §3.3.2.5), written in one batch. */
export async function respond(request: Certain): Promise<Answer> {
  const { demand, redirection, context, interaction, signedIn, launch } = request
  if (launch) await spendLaunch(launch, context)
  const now = context.now()
  const granted = grantOf(request, now)
  const made = hasResponseType(demand, 'code') ? newCode(request, granted, now) : undefined
  const hold = holdClient(context, demand.client, now)
  const record = (batch: Batch) => {
    hold?.take(batch)
    // Of two tabs that answer one request, one gets the code.
    spendRequests(batch, [interaction?.row.id, request.pushed_id], now)
    batch.insert(grant, granted)
    if (made) batch.insert(authorizationCode, made.row)
    noteConsentUse(context, batch, { user_id: signedIn.user.id, client_id: demand.client.id })
  }
  const code = made?.code
  await noteClientSession(context, demand.client, signedIn.session)
  try {
    const tokens =
      hasResponseType(demand, 'token') || hasResponseType(demand, 'id_token') ? await frontChannelTokens(request, granted, { record, code }) : undefined
    if (!tokens) await context.db.together(record)
    hold?.taken()
    noteRedirectUri(request)
    const state = sessionStateOf(request)
    const answer = await sendBack(redirection, { ...tokens, code, session_state: state?.session_state }, { context, reader: readerOf(request) })
    return state ? { ...answer, headers: { ...answer.headers, 'set-cookie': state.cookie } } : answer
  } catch (caught) {
    throw caught instanceof Lost ? interactionGone() : caught
  }
}

const readerOf = ({ request, interaction }: Certain): FormReader => ({
  request,
  uiLocales: interaction && pageParameters.ui_locales.of(interaction.row.params),
})

/** The state of the sign-in, in responses of OpenID Connect only (OIDC Session Management §2). */
const sessionStateOf = ({ demand, context, signedIn, redirection }: Certain) =>
  isOpenid(demand) ? sessionState(context, signedIn.session, { client_id: demand.client.id, redirect_uri: redirection.redirect_uri }) : undefined

/** Notes the use of the registered redirect URI that the requested one matched. */
function noteRedirectUri({ redirection: { client, redirect_uri }, context }: Certain): void {
  const { redirect_uris, redirect_uri_wildcards: wildcards } = client
  const registered = redirect_uris.find((uri) => redirectUriMatches(redirect_uri, [uri], wildcards))
  if (registered !== undefined)
    context.tally.used({ tenant: context.tenant.id, kind: 'redirect_uri', id: redirectUriUseOf(client.id, registered), address: '' })
}
