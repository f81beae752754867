import { type Html, html } from '#kit/html.ts'
import type { DetailWords } from '#oauth/details/words.ts'
import type { Visit } from './visit.ts'

/** The requested details in words, with every member that the words leave out; nothing where there are none (RFC 9396 §12). */
export const detailList = ({ words }: Visit, details: readonly DetailWords[]): Html | false =>
  details.length > 0 &&
  html`<h2 class="small strong">${words.exactlyThis}</h2><ul class="plain scopes" id="consent-details">${details.map(
    ({ name, sentence, others }) =>
      html`<li><span class="strong">${name}</span><br>${sentence}${others.map(([member, value]) => html`<br><span class="soft small">${member}: ${value}</span>`)}</li>`,
  )}</ul>`
