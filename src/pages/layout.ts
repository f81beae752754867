import type { Answer } from '#http/render.ts'
import { type Html, html, raw } from '#kit/html.ts'
import { randomText } from '#kit/random.ts'
import type { PageContent } from '#login/templates/page-template.ts'
import type { ColourScheme } from '#model/palette.ts'
import type { SamplePage } from '#model/sample-page.ts'
import { mark, styleSheet } from './assets.ts'
import { brandSheet } from './brand-sheet.ts'
import type { Speech } from './language.ts'
import { type PolicyParts, policyOf } from './policy.ts'
import { bareSite, footOf, type Site } from './site.ts'
import { pageAt, type Visit } from './visit.ts'

/** The content of a page, without its frame. */
export interface Page extends PolicyParts {
  readonly title: string
  /** The template that may draw it. */
  readonly name?: SamplePage
  /** The words above its forms, which a template may replace. */
  readonly heading?: Html
  /** The part that it does not work without. */
  readonly main: Html
  readonly status?: number
  /** A wide layout, for pages with more than one form. */
  readonly wide?: boolean
  readonly id?: string
  readonly cookies?: readonly string[]
  readonly headers?: Answer['headers']
}

/** The frame around a page. */
export interface Frame extends Omit<Speech, 'others'> {
  readonly base: string
  /** The name of the tenant, which the pages show as their owner unless their identity provider has another. */
  readonly brand: string
  readonly site?: Site
  /** The page is a sample, in these colours: it runs nothing, and nothing on it can be clicked. */
  readonly sample?: ColourScheme | undefined
  /** The links to the page in other languages. */
  readonly translations: readonly { readonly language: string; readonly name: string; readonly address: string }[]
}

/** Puts a page into its frame. */
export function draw(frame: Frame, page: Page): Answer {
  const script = frame.sample === undefined ? page.script : undefined
  const nonce = script === undefined ? undefined : randomText(16)
  const { provider, pictures } = frame.site ?? bareSite
  const colours = brandSheet(provider, frame.sample)
  const body = html`<!doctype html>
<html lang="${frame.language}"${frame.direction === 'rtl' && html` dir="rtl"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${page.title} · ${provider?.page_title ?? brandOf(frame)}</title>
<link rel="icon" type="image/svg+xml" href="${frame.base}/assets/mark.svg">
<link rel="stylesheet" href="${frame.base}${styleSheet}${frame.sample && `&scheme=${frame.sample}`}">${
    colours &&
    html`
<link rel="stylesheet" href="${frame.base}${colours}">`
  }
</head>
<body${frame.sample && html` inert`}>${pictures.background && html`<img class="backdrop" src="${frame.base}${pictures.background}" alt="">`}
${drawPage(frame, page)}${
  script !== undefined &&
  html`
<script nonce="${nonce}">${raw(script)}</script>`
}
</body>
</html>`
  return {
    status: page.status ?? 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policyOf(page, nonce),
      // Not no-referrer: browsers would send `Origin: null` with our own forms, which would then look like forms of other sites.
      'referrer-policy': 'same-origin',
      'x-frame-options': 'DENY',
      vary: 'Accept-Language, Cookie',
      ...(page.cookies?.length ? { 'set-cookie': page.cookies } : {}),
      ...page.headers,
    },
    body: body.toString(),
  }
}

const brandOf = ({ site, brand }: Frame): string => site?.provider?.brand_name ?? brand

/** The values that templates of pages may show. */
function templateValues(frame: Frame, { title, status = 200 }: Page): PageContent['values'] {
  const { client, provider } = frame.site ?? bareSite
  return {
    title,
    status,
    language: frame.language,
    direction: frame.direction,
    brand_name: brandOf(frame),
    help_uri: provider?.help_uri,
    client: client && { id: client.id, name: client.name, client_uri: client.client_uri, policy_uri: client.policy_uri, tos_uri: client.tos_uri },
  }
}

/** The content of the body: head, page and foot, each as the templates of the tenant draw it, or as ours do. */
function drawPage(frame: Frame, page: Page): Html {
  const { pictures, override } = frame.site ?? bareSite
  const values = templateValues(frame, page)
  const { heading = html``, main, name } = page
  const inside = name && override?.(name, frame.language, { parts: { heading, form: main }, values })
  const brand = html`<header><a class="brand" href="${frame.base}/account">${pictures.logo ? html`<img src="${frame.base}${pictures.logo}" alt="">` : raw(mark)}<span>${brandOf(frame)}</span></a></header>`
  const content = html`<main${page.wide ? html` class="wide"` : ''}${page.id ? html` id="${page.id}"` : ''}>
${inside ?? html`${heading}${main}`}
</main>`
  const links = html`<footer>${frame.translations.map(({ language, name, address }) => html`<a href="${address}" lang="${language}" hreflang="${language}">${name}</a>`)}${footLinks(frame)}</footer>`
  return (
    override?.('layout', frame.language, { parts: { brand, content, links }, values }) ??
    html`${brand}
${content}
${links}`
  )
}

/** The links at the foot. */
function footLinks({ words, site = bareSite }: Frame): Html[] {
  const { help, policy, terms } = footOf(site)
  const links = [
    [help, words.help],
    [policy, words.readPolicy],
    [terms, words.readTerms],
  ] as const
  return links.flatMap(([uri, label]) => (uri === undefined ? [] : html`<a href="${uri}" rel="noreferrer noopener" target="_blank">${label}</a>`))
}

/** Renders a page as the answer to a visit, with the cookie of its forms. */
export function render(v: Visit, page: Page): Answer {
  // The answer to a POST has no address, so no link to another language.
  const translations =
    v.request.method === 'GET' ? v.others.map(({ language, name }) => ({ language, name, address: pageAt(v, v.path, { ui_locales: language }) })) : []
  const { language, direction, words, base, site, sample } = v
  const frame = { language, direction, words, base, site, sample, brand: v.context.tenant.name, translations }
  return draw(frame, { ...page, cookies: [...(v.form.cookie ? [v.form.cookie] : []), ...(page.cookies ?? [])] })
}
