import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { type Answer, seeOther } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { html } from '#kit/html.ts'
import { frameOf, readFarewell } from '#oauth/sign-out/farewell.ts'
import { render } from './layout.ts'
import { pageAt, visit } from './visit.ts'

/** Seconds after which the person goes on, whether all applications answered or not. */
const PATIENCE = 4

/** Goes on when every frame has loaded, or at the latest after four seconds. A header does that too, where scripts do not run. */
const onwards = `const go = () => location.replace(document.getElementById('logout-onwards').href)
addEventListener('load', go)
setTimeout(go, ${PATIENCE * 1000})`

/** The page that signs a person out of applications, each in a frame of its own (OIDC Front-Channel Logout §3), and then goes on. */
export const applicationsLogoutPage: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/logout/applications', spec: 'OIDC Front-Channel Logout §3', surface: 'page', handle: show }),
]

async function show(request: Request, context: Context): Promise<Answer> {
  const v = await visit(request, context)
  const farewell = readFarewell(context, v.query['farewell'])
  const next = farewell?.back ?? pageAt(v, '/logout')
  const found = await Promise.all((farewell?.client_ids ?? []).map((client_id) => frameOf(context, { client_id, sid: farewell?.sid ?? '' })))
  const frames = found.filter((uri) => uri !== undefined)
  if (frames.length === 0) return seeOther(next)
  const { words } = v
  return render(v, {
    title: words.signingOut,
    frames,
    script: onwards,
    headers: { refresh: `${PATIENCE + 1};url=${next}` },
    // In a sandbox, a frame cannot lead the whole window away.
    main: html`<h1>${words.signingOut}</h1>
<p class="lead">${words.signingOutLead}</p>
<p class="foot"><a id="logout-onwards" href="${next}">${words.goOn}</a></p>
${frames.map((uri) => html`<iframe hidden title="${words.signingOut}" sandbox="allow-scripts allow-same-origin" referrerpolicy="no-referrer" src="${uri}"></iframe>\n`)}`,
  })
}
