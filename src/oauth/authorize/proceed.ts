import { type Answer, seeOther } from '#http/render.ts'
import { meetBrowser } from './browser.ts'
import { declineConsent } from './consent.ts'
import { type PageName, pageUrl, startInteraction } from './interaction.ts'
import { type AuthorizationAttempt, findSituation, resolvePermissions } from './person.ts'
import { respond } from './respond.ts'
import { nextPage } from './steps.ts'

/** Advances an authorization request: to the next page, or to its response (OIDC Core §3.1.2.3). */
export async function proceed(asked: AuthorizationAttempt): Promise<Answer> {
  const situation = await findSituation(asked)
  const { interaction, signedIn } = situation
  // The person said no on the page of another system: it counts in the session that was asked.
  if (interaction?.row.declined_at !== undefined && signedIn?.session.id === interaction.row.session_id)
    return declineConsent(asked.context, interaction, asked.request)
  const page = nextPage(situation)
  // Without a next page somebody is signed in; the second condition only tells the compiler.
  if (page !== undefined || !situation.signedIn) return sendTo(page ?? 'login', asked)
  const certain = await resolvePermissions(situation, situation.signedIn)
  const another = nextPage(certain)
  return another === undefined ? respond(certain) : sendTo(another, asked)
}

/** Sends the person to a page, where the request waits for them. */
async function sendTo(page: PageName, { context, request, demand, interaction, pushed_id }: AuthorizationAttempt): Promise<Answer> {
  if (interaction) return seeOther(pageUrl(context, page, interaction.handle))
  const browser = meetBrowser(request, context)
  const handle = await startInteraction(context, { params: demand.params, client_id: demand.client.id, browser, request, pushed_id })
  return seeOther(pageUrl(context, page, handle), browser.headers)
}
