import { type Html, html } from '#kit/html.ts'
import { qrPath } from '#kit/qr-code.ts'
import { notice } from './field.ts'
import type { Visit } from './visit.ts'

/** An offer as its page shows it. */
export interface ShownOffer {
  readonly names: readonly string[]
  /** The link that opens a wallet. */
  readonly link: string
  /** The same for the wallet of this server. */
  readonly builtIn: string
  readonly needsCode: boolean
}

/** A longer link makes a QR code that is hard to scan; the link itself does. */
const LONGEST = 200

/** A credential offer as a QR code, and as a link for a wallet on this device. It works without script. */
export function offerCard(v: Visit, { names, link, builtIn, needsCode }: ShownOffer): Html {
  const qr = link.length <= LONGEST ? qrPath(link) : undefined
  return html`<h1>${v.words.offerTitle}</h1>
<p class="lead">${v.words.offerLead}</p>
<ul class="plain" id="offer-credentials">${names.map((name) => html`<li class="strong">${name}</li>`)}</ul>
${qr && html`<svg id="offer-qr" class="qr" viewBox="0 0 ${qr.side} ${qr.side}" width="264" height="264" role="img" aria-label="${v.words.offerQr}"><rect width="${qr.side}" height="${qr.side}" fill="#fff"/><path d="${qr.d}" fill="#000"/></svg>`}
<div class="choices">
<a class="button" id="offer-open" href="${link}">${v.words.offerOpen}</a>
<a class="button quiet" id="offer-wallet" href="${builtIn}">${v.words.builtInWallet}</a>
</div>
${needsCode && notice('warn', v.words.offerCode)}
<p class="soft small"><a id="offer-check" href="">${v.words.offerCheck}</a></p>`
}

/** The page once the offer is taken, has expired, or never was. */
export const offerGone = (v: Visit): Html => html`<h1>${v.words.offerGoneTitle}</h1>${notice('good', v.words.offerGone)}`
