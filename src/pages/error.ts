import type { Context } from '#http/context.ts'
import type { Refusal } from '#http/refusal.ts'
import type { Answer } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { html } from '#kit/html.ts'
import { languageFor, languages } from './language.ts'
import { draw } from './layout.ts'
import { baseOf } from './visit.ts'

/** The error page: first what happened and what to do, in plain words; then, in small print, the details for the developer. */
export function errorPage(refusal: Refusal, request: Request, context: Context | undefined): Answer {
  // Parsed leniently, because the query may be the reason of the refusal.
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
