import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import type { Answer } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { html } from '#kit/html.ts'
import { findHome, type HomeRealm } from '#login/federation/home.ts'
import { hiddenToken, inputField } from './field.ts'
import { render } from './layout.ts'
import { pageAt } from './visit.ts'
import { openWaiting, readOwnForm, type Waiting } from './waiting.ts'

/** The page where a person gives their address, by whose domain the server of their organization is found. */
export const organizationSignInPage: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/login/organization',
    surface: 'page',
    handle: async (request, context) => addressForm(await openWaiting(request, context), {}),
  }),
  endpoint({ method: 'POST', path: '/login/organization', surface: 'page', handle: submit }),
]

async function submit(request: Request, context: Context): Promise<Answer> {
  const waiting = await openWaiting(request, context)
  const { email = '' } = readOwnForm(request, context)
  const home = await findHome(context, waiting.place.provider, email)
  return home ? homeView(waiting, home, email) : addressForm(waiting, { email, error: waiting.v.words.organizationUnknown })
}

interface GivenAddress {
  readonly email?: string
  readonly error?: string
}

function addressForm({ v }: Waiting, { email, error }: GivenAddress): Answer {
  const { words } = v
  return render(v, {
    title: words.organizationTitle,
    status: error === undefined ? 200 : 422,
    main: html`<h1>${words.organizationTitle}</h1>
<p class="lead">${words.organizationLead}</p>
<form class="stack" method="post" action="${pageAt(v, '/login/organization')}">
${hiddenToken(v)}
${inputField({ name: 'email', label: words.email, type: 'email', autocomplete: 'email', value: email, error, focus: true })}
<button id="organization-submit" type="submit">${words.deviceNext}</button>
</form>
<p class="foot"><a href="${pageAt(v, '/login', { choose: 'yes' })}">${words.otherWay}</a></p>`,
  })
}

/**
 * The page that leads a person to the server of their organization: a link, not a redirect, because the policy of a page with a form lets its answer
 * lead nowhere that was not known when it was shown.
 */
export function homeView({ v }: Waiting, { domain, server }: HomeRealm, email: string): Answer {
  const { words } = v
  return render(v, {
    title: words.organizationTitle,
    id: 'organization-found',
    main: html`<h1>${words.organizationFound(domain.domain)}</h1>
<p class="lead">${words.organizationFoundLead(server.name)}</p>
<div class="stack"><a class="button" id="organization-go" href="${pageAt(v, `/login/with/${server.id}`, { login_hint: email })}">${words.signInWith(server.name)}</a></div>
<p class="foot"><a href="${pageAt(v, '/login', { choose: 'yes' })}">${words.otherWay}</a></p>`,
  })
}
