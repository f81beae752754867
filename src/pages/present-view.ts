import { type Html, html } from '#kit/html.ts'
import { qrPath } from '#kit/qr-code.ts'
import { hiddenToken, notice } from './field.ts'
import { headingOf } from './heading.ts'
import type { Page } from './layout.ts'
import { pageAt, type Visit } from './visit.ts'

/** A request for credentials, as the page shows it. */
export interface PresentAsking {
  readonly handle: string
  readonly name: string
  readonly purpose: string | undefined
  /** The links that open a wallet: on another device, where the verifier takes that, on this one, and the built-in one. */
  readonly links: { readonly elsewhere: string | undefined; readonly here: string; readonly builtIn: string }
}

/** The QR code of a link; nothing for one that is too long for a code. */
function qrCode(v: Visit, link: string): Html | undefined {
  try {
    const { d, side } = qrPath(link)
    return html`<svg id="present-qr" class="qr" viewBox="0 0 ${side} ${side}" width="264" height="264" role="img" aria-label="${v.words.presentQr}"><rect width="${side}" height="${side}" fill="#fff"/><path d="${d}" fill="#000"/></svg>`
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Asks for the page again after so many seconds, without script. */
const AGAIN = { refresh: '3' }

/** The page that waits for a wallet: a code for another device, and links for this one. It works without script, and reloads itself. */
export const presentPage = (v: Visit, asking: PresentAsking): Page => ({
  title: v.words.presentTitle,
  name: 'present',
  script: browserProbe,
  headers: AGAIN,
  heading: headingOf(v.words.presentTitle, asking.purpose ?? v.words.presentLead(asking.name)),
  main: presentCard(v, asking),
})

function presentCard(v: Visit, { handle, links }: PresentAsking): Html {
  const code = links.elsewhere === undefined ? undefined : qrCode(v, links.elsewhere)
  return html`${code && html`<p>${v.words.presentScan}</p>${code}`}
<div class="choices">
<a class="button" id="present-here" href="${links.here}">${v.words.presentHere}</a>
<a class="button quiet" id="present-wallet" href="${links.builtIn}">${v.words.builtInWallet}</a>
<a class="button quiet" id="present-browser" href="${pageAt(v, '/present/browser', { presentation: handle })}" hidden>${v.words.presentBrowser}</a>
</div>
<p class="soft small" role="status">${v.words.presentWaits}</p>`
}

/** Shows what only a browser with the Digital Credentials API can do. */
const browserProbe = "if('DigitalCredential' in window)document.getElementById('present-browser').hidden=false"

/** The page of the browser's own interface. Its answer comes back by the form. */
export const browserPage = (v: Visit, handle: string, request: string): Html => html`<h1>${v.words.presentTitle}</h1>
<p class="lead">${v.words.presentBrowserLead}</p>
<form class="stack" id="present-answer" method="post" action="${pageAt(v, '/present/browser', { presentation: handle })}" data-request="${request}">
${hiddenToken(v)}
<input type="hidden" name="data" value="">
<button id="present-ask" type="button">${v.words.presentBrowser}</button>
</form>
<p class="foot"><a href="${pageAt(v, '/present', { presentation: handle })}">${v.words.back}</a></p>`

/** Asks the browser for the credential (Digital Credentials API) and sends its answer. */
export const browserScript = `const form=document.getElementById('present-answer');
document.getElementById('present-ask').addEventListener('click',async()=>{
  const got=await navigator.credentials.get({mediation:'required',digital:{requests:[JSON.parse(form.dataset.request)]}}).catch(()=>undefined);
  if(!got)return;
  form.elements.data.value=typeof got.data==='string'?got.data:JSON.stringify(got.data);
  form.submit();
});`

/** A presentation that was refused, with the reason. */
export const presentRefused = (v: Visit, reason: string, again: boolean): Html => html`<h1>${v.words.presentTitle}</h1>
${notice('bad', v.words.presentRefused)}
<dl class="facts"><div><dt>${v.words.errorDetail}</dt><dd id="present-reason">${reason}</dd></div></dl>
${again && beginForm(v, v.words.presentAgain)}`

/** The form that begins a presentation on the way to signing in. */
export const beginForm = (v: Visit, label: string): Html => html`<form method="post" action="${pageAt(v, '/login/credential')}">
${hiddenToken(v)}
<button class="quiet" id="login-credential" type="submit">${label}</button>
</form>`

/** The end of a presentation that nothing on this page follows: an offer goes to the wallet. */
export const presentDone = (v: Visit, isOffered: boolean): Html =>
  html`<h1>${v.words.presentTitle}</h1>${notice('good', isOffered ? v.words.presentOffered : v.words.presentDone)}`
