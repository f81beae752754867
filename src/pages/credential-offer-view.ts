import { type Html, html } from '#kit/html.ts'
import { qrPath } from '#kit/qr-code.ts'
import { notice } from './field.ts'
import { headingOf } from './heading.ts'
import type { Page } from './layout.ts'
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

/** Asks again every few seconds whether the offer was taken, while somebody looks. */
const RELOAD =
  'setTimeout(()=>{if(document.visibilityState==="visible")location.reload();else document.addEventListener("visibilitychange",()=>location.reload())},4000)'

/** A longer link makes a QR code that is hard to scan; the link itself does. */
const LONGEST = 200

function offerCard(v: Visit, { names, link, builtIn, needsCode }: ShownOffer): Html {
  const qr = link.length <= LONGEST ? qrPath(link) : undefined
  return html`<ul class="plain" id="offer-credentials">${names.map((name) => html`<li class="strong">${name}</li>`)}</ul>
${qr && html`<svg id="offer-qr" class="qr" viewBox="0 0 ${qr.side} ${qr.side}" width="264" height="264" role="img" aria-label="${v.words.offerQr}"><rect width="${qr.side}" height="${qr.side}" fill="#fff"/><path d="${qr.d}" fill="#000"/></svg>`}
<div class="choices">
<a class="button" id="offer-open" href="${link}">${v.words.offerOpen}</a>
<a class="button quiet" id="offer-wallet" href="${builtIn}">${v.words.builtInWallet}</a>
</div>
${needsCode && notice('warn', v.words.offerCode)}
<p class="soft small"><a id="offer-check" href="">${v.words.offerCheck}</a></p>`
}

/** The page of a credential offer: a QR code, and a link for a wallet on this device. It works without script. */
export const offerPage = (v: Visit, offer: ShownOffer): Page => ({
  id: 'credential-offer',
  title: v.words.offerTitle,
  name: 'credential_offer',
  script: RELOAD,
  heading: headingOf(v.words.offerTitle, v.words.offerLead),
  main: offerCard(v, offer),
})

/** The page once the offer is taken, has expired, or never was. */
export const offerGone = (v: Visit): Html => html`<h1>${v.words.offerGoneTitle}</h1>${notice('good', v.words.offerGone)}`
