import type { Context } from '#http/context.ts'
import { type Html, html } from '#kit/html.ts'
import { sendsMail } from '#login/mail/mail-job.ts'
import { pageParameters } from '#oauth/authorize/page-parameters.ts'
import { hiddenToken, inputField } from './field.ts'
import { pageAt } from './visit.ts'
import type { Waiting } from './waiting.ts'

/** The page that asks for a code or a link by mail. */
export const MAIL_SIGN_IN = '/login/email'

/** True where people sign in by mail. */
export const offersMail = async (context: Context, { provider, backend }: Waiting['place']): Promise<boolean> =>
  provider.email_sign_in !== 'off' && backend.type === 'internal' && (await sendsMail(context, backend.id))

/** The form that asks for the name to write to. */
export const mailSignInForm = ({ v, interaction }: Waiting): Html => html`<form class="stack" method="post" action="${pageAt(v, MAIL_SIGN_IN)}">
${hiddenToken(v)}
${inputField({ name: 'username', label: v.words.username, autocomplete: 'username', value: interaction && pageParameters.login_hint.of(interaction.row.params), focus: true })}
<button id="email-submit" type="submit">${v.words.mailed.send}</button>
</form>`
