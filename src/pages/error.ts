import { findSignInPlace } from '#clients/sign-in-place.ts'
import type { Context } from '#http/context.ts'
import type { Refusal } from '#http/refusal.ts'
import type { Answer } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { html } from '#kit/html.ts'
import { type Translations, translationsAtHand, translationsOf } from '#login/translations/translations.ts'
import { findInteraction } from '#oauth/authorize/interaction.ts'
import { speak, wantedLanguages } from './language.ts'
import { draw, type Page } from './layout.ts'
import { bareSite, type Site, siteAtHand, siteOf } from './site.ts'
import { baseOf } from './visit.ts'
import type { Words } from './words/en.ts'

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
async function siteOfRefused(request: Request, context: Context, handle: string | undefined): Promise<Site> {
  try {
    const interaction = handle === undefined ? undefined : await findInteraction(context, handle, request)
    const client = interaction?.redirection.client
    return await siteOf(context, (await findSignInPlace(context, client ?? {})).provider, client)
  } catch {
    return bareSite
  }
}

interface Refused {
  readonly request: Request
  readonly context: Context | undefined
  readonly handle: string | undefined
}

/** The owner and the translations of an error page. When something of ours is broken or away, nothing is looked up that is not at hand. */
async function circumstancesOf(
  { status }: Refusal,
  { request, context, handle }: Refused,
): Promise<{ readonly site: Site; readonly translations: Translations }> {
  if (!context) return { site: bareSite, translations: new Map() }
  if (status >= 500) return { site: siteAtHand(context), translations: translationsAtHand(context) }
  const [site, translations] = await Promise.all([siteOfRefused(request, context, handle), translationsOf(context)])
  return { site, translations }
}

/** The error page, as the answer to a refused request. */
export async function errorPage(refusal: Refusal, request: Request, context: Context | undefined): Promise<Answer> {
  // Parsed leniently, because the query may be the reason of the refusal.
  const query = new URLSearchParams(request.query)
  const wanted = wantedLanguages(query.get('ui_locales') ?? undefined, request.headers['accept-language'])
  const { site, translations } = await circumstancesOf(refusal, { request, context, handle: query.get('request') ?? undefined })
  const speech = speak(translations, wanted, site.provider?.texts)
  const frame = { ...speech, base: context ? baseOf(context) : '', brand: context?.tenant.name ?? 'Gatehouse', translations: [], site }
  return draw(frame, { ...errorView(speech.words, refusal, request.id), headers: refusal.headers })
}
