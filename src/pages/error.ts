import { findSignInPlace } from '#clients/sign-in-place.ts'
import type { Context } from '#http/context.ts'
import type { Refusal } from '#http/refusal.ts'
import type { Answer } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { html } from '#kit/html.ts'
import { findInteraction } from '#oauth/authorize/interaction.ts'
import { languageFor, languages } from './language.ts'
import { draw, type Page } from './layout.ts'
import { bareSite, type Site, siteOf } from './site.ts'
import { baseOf } from './visit.ts'
import type { Words } from './words/en.ts'
import { withTexts } from './words/overlay.ts'

/** The members of a refusal that its page shows. */
export type ShownRefusal = Pick<Refusal, 'error' | 'status' | 'message'>

/** The content of the error page: first what happened and what to do, in plain words; then, in small print, the details for the developer. */
export function errorView(words: Words, { error, status, message }: ShownRefusal, requestId: string): Page {
  const ours = status >= 500 && error === 'server_error'
  return {
    id: 'error-page',
    title: words.errorTitle,
    name: 'error',
    status,
    heading: html`<h1>${words.errorTitles[error] ?? words.errorTitle}</h1>
<p class="lead">${words.errorLeads[error] ?? words.errorLead}</p>
`,
    main: html`<dl class="facts">
<div><dt>${words.errorCode}</dt><dd><code>${error}</code></dd></div>
${!ours && html`<div><dt>${words.errorDetail}</dt><dd lang="en">${message}</dd></div>`}
<div><dt>${words.requestId}</dt><dd><code>${requestId}</code></dd></div>
</dl>`,
  }
}

/** The site of a refused request: that of its waiting request, else of the default identity provider. An error page is drawn even when none can be found. */
async function siteOfRefused(request: Request, context: Context | undefined, handle: string | undefined): Promise<Site> {
  if (!context) return bareSite
  try {
    const interaction = handle === undefined ? undefined : await findInteraction(context, handle, request)
    const client = interaction?.redirection.client
    return await siteOf(context, (await findSignInPlace(context, client ?? {})).provider, client)
  } catch {
    return bareSite
  }
}

/** The error page, as the answer to a refused request. */
export async function errorPage(refusal: Refusal, request: Request, context: Context | undefined): Promise<Answer> {
  // Parsed leniently, because the query may be the reason of the refusal.
  const query = new URLSearchParams(request.query)
  const language = languageFor(query.get('ui_locales') ?? undefined, request.headers['accept-language'])
  // When something of ours is broken or away, nothing more is looked up.
  const site = refusal.status >= 500 ? bareSite : await siteOfRefused(request, context, query.get('request') ?? undefined)
  const words = withTexts(languages[language], site.provider?.texts?.[language])
  const frame = { language, base: context ? baseOf(context) : '', brand: context?.tenant.name ?? 'Gatehouse', translations: [], words, site }
  return draw(frame, { ...errorView(words, refusal, request.id), headers: refusal.headers })
}
