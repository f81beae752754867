import type { CompiledClient } from '#clients/find-client.ts'
import { findSignInPlace } from '#clients/sign-in-place.ts'
import type { Answer } from '#http/render.ts'
import { html } from '#kit/html.ts'
import { mailProof, mustConfirm } from '#login/confirm-email.ts'
import { mailAddressOf } from '#login/forgotten-password.ts'
import { rememberDevice } from '#login/known-device.ts'
import { sendsMail } from '#login/mail/mail-job.ts'
import type { User } from '#model/user.ts'
import { headingOf } from './heading.ts'
import { type Page, render } from './layout.ts'
import { pageAt, type Visit } from './visit.ts'

/** The page of somebody who must confirm an address: a letter is on its way there. */
export const emailSentPage = (v: Visit, address: string): Page => ({
  title: v.words.factors.emailConfirm,
  name: 'email_sent',
  heading: headingOf(v.words.factors.emailConfirm),
  main: html`<p class="lead" id="email-sent">${v.words.factors.emailSent(address)}</p>
<p class="foot"><a href="${pageAt(v, '/login')}">${v.words.signIn}</a></p>`,
})

/**
 * Mails the link that a person needs before they go on. They have proved who they are, so that nobody else learns whether the account is there, and
 * this browser is known from now on as one in which they did.
 */
export async function askConfirmation(v: Visit, person: User, leadsTo: readonly string[] = []): Promise<Answer> {
  const address = mailAddressOf(person) ?? ''
  if (await sendsMail(v.context, person.backend_id)) await mailProof(v.context, person, { purpose: 'confirm_email', address, request: v.request })
  return render(v, { ...emailSentPage(v, address), status: 403, leadsTo, cookies: [rememberDevice(v.context, person.id)] })
}

/** The same for somebody who decides about a client elsewhere than in an authorization request; undefined when its provider lets them. */
export async function confirmationFor(v: Visit, client: CompiledClient, person: User): Promise<Answer | undefined> {
  const { provider } = await findSignInPlace(v.context, client)
  return mustConfirm(provider, person) ? askConfirmation(v, person) : undefined
}
