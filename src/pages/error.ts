import type { Context } from '#http/context.ts'
import type { Refusal } from '#http/refusal.ts'
import type { Answer } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { html } from '#kit/html.ts'
import { languageFor, languages } from './language.ts'
import { draw } from './layout.ts'
import { baseOf } from './visit.ts'

/** How a refusal is told to a person: first in plain words what happened and what to do, then in small what the developer wants to know. */
export function errorPage(refusal: Refusal, request: Request, context: Context | undefined): Answer {
  // Read by hand: the query may be the very thing that is refused.
  const language = languageFor(new URLSearchParams(request.query).get('ui_locales') ?? undefined, request.headers['accept-language'])
  const words = languages[language]
  const base = context ? baseOf(context) : ''
  const ours = refusal.status >= 500 && refusal.error === 'server_error'
  return draw(
    { language, base, brand: context?.tenant.name ?? 'Gatehouse', translations: [] },
    {
      id: 'error-page',
      title: words.errorTitle,
      status: refusal.status,
      headers: refusal.headers,
      main: html`<h1>${words.errorTitles[refusal.error] ?? words.errorTitle}</h1>
<p class="lead">${words.errorLeads[refusal.error] ?? words.errorLead}</p>
<dl class="facts">
<div><dt>${words.errorCode}</dt><dd><code>${refusal.error}</code></dd></div>
${!ours && html`<div><dt>${words.errorDetail}</dt><dd lang="en">${refusal.message}</dd></div>`}
<div><dt>${words.requestId}</dt><dd><code>${request.id}</code></dd></div>
</dl>`,
    },
  )
}
