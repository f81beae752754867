import { type Html, html } from '#kit/html.ts'
import type { FederatedServer } from '#model/federation/server.ts'
import { MAIL_SIGN_IN, mailSignInForm } from './mail-sign-in-form.ts'
import { pageAt } from './visit.ts'
import type { Waiting } from './waiting.ts'

/** The ways that a sign-in page offers. */
export interface OtherWays {
  readonly servers: readonly FederatedServer[]
  readonly byOrganization: boolean
  readonly byMail: boolean
}

/**
 * The ways to sign in besides the password: by mail, and a button for each federated server that is shown, in the order of the identity provider. Where
 * there is no password, the form of the mail stands on the page.
 */
export function waysView(waiting: Waiting, { servers, byOrganization, byMail }: OtherWays): Html | false {
  const { v, place } = waiting
  const shown = servers.filter((server) => server.shown)
  const { words } = v
  const first = place.provider.password_sign_in ? undefined : byMail && mailSignInForm(waiting)
  const mailButton = byMail && !first
  if (shown.length === 0 && !byOrganization && !mailButton) return first || false
  return html`${first}${(first || place.provider.password_sign_in) && html`<p class="or"><span>${words.or}</span></p>`}
<div class="stack ways">${mailButton && html`<a class="button quiet" id="with-email" href="${pageAt(v, MAIL_SIGN_IN)}">${words.mailed.withMail}</a>`}${shown.map(({ id, name }) => html`<a class="button quiet" id="with-${id}" href="${pageAt(v, `/login/with/${id}`)}">${words.signInWith(name)}</a>`)}
${byOrganization && html`<a class="button quiet" id="with-organization" href="${pageAt(v, '/login/organization')}">${words.signInWithOrganization}</a>`}</div>`
}
