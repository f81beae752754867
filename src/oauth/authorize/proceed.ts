import { type Answer, seeOther } from '#http/render.ts'
import { meetBrowser } from './browser.ts'
import { pageUrl, startInteraction } from './interaction.ts'
import { type Asked, meetPerson } from './person.ts'
import { respond } from './respond.ts'
import { nextPage } from './steps.ts'

/** Takes an authorization request as far as it goes now: to a page of ours, or to its end (OIDC Core §3.1.2.3). */
export async function proceed(asked: Asked): Promise<Answer> {
  const situation = await meetPerson(asked)
  const page = nextPage(situation)
  if (page === undefined) return respond(situation)
  const { context, request, demand, interaction } = asked
  if (interaction) return seeOther(pageUrl(context, page, interaction.handle))
  const browser = meetBrowser(request, context)
  const handle = await startInteraction(context, { params: demand.params, client_id: demand.client.id, browser })
  return seeOther(pageUrl(context, page, handle), browser.headers)
}
