import { rowEvent } from '#events/event.ts'
import { record } from '#events/record.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { notFound } from '#http/refusal.ts'
import { type Answer, seeOther } from '#http/render.ts'
import { type Html, html } from '#kit/html.ts'
import { ownEvent } from '#login/own-event.ts'
import type { SignedIn } from '#login/sessions.ts'
import { client } from '#model/client.ts'
import { removeApp } from '#oauth/apps.ts'
import { findInGallery, type GalleryApp, galleryOf } from '#oauth/gallery.ts'
import { launchUrl, makeLaunch } from '#oauth/launch.ts'
import { asSelf } from './account.ts'
import { hiddenToken, inputField, notice } from './field.ts'
import { render } from './layout.ts'
import { pictureOf } from './logo.ts'
import { sourceOf } from './policy.ts'
import { pageAt, type Visit } from './visit.ts'
import { readOwnForm } from './waiting.ts'

const PATH = '/account/gallery'
/** The most applications on the page; a search finds the others. */
const SHOWN = 50

/** The gallery: the page where a person finds the applications of the tenant, connects one, opens it, and disconnects it. */
export const galleryPage: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: PATH, surface: 'page', handle: (request, context) => asSelf(request, context, show) }),
  endpoint({ method: 'POST', path: PATH, surface: 'page', handle: (request, context) => asSelf(request, context, decideApplication) }),
]

async function appCard(v: Visit, { client: app, publisher, connected }: GalleryApp): Promise<Html> {
  const { words } = v
  const link = (uri: string | undefined, label: string) =>
    uri !== undefined && html`<a href="${uri}" rel="noreferrer" aria-label="${label}: ${app.name}">${label}</a> `
  return html`<section class="card" aria-label="${app.name}"><header><div class="who">${await pictureOf(v, app)}<div><h2>${app.name}</h2>
${publisher !== undefined && html`<p class="soft small">${words.gallery.by(publisher)}</p>`}</div></div>${connected && html`<span class="badge">${words.gallery.connected}</span>`}</header>
${app.description !== undefined && html`<p>${app.description}</p>`}
<p class="soft small">${link(app.client_uri, words.gallery.home)}${link(app.policy_uri, words.readPolicy)}${link(app.tos_uri, words.readTerms)}
${app.labels.map((label) => html`<a href="${pageAt(v, PATH, { label })}">#${label}</a> `)}</p>
<form method="post" action="${pageAt(v, PATH)}">${hiddenToken(v)}<input type="hidden" name="client" value="${app.id}"><div class="choices">
${connected && html`<button class="quiet" type="submit" name="decision" value="end" aria-label="${words.unlink}: ${app.name}">${words.unlink}</button>`}
<button type="submit" name="decision" value="open" aria-label="${connected ? words.gallery.open : words.connectionConnect}: ${app.name}">${connected ? words.gallery.open : words.connectionConnect}</button></div></form></section>`
}

/** The origins that opening an application goes through: its sign-in, and back to it where consent was given before. */
const leadsTo = (apps: readonly GalleryApp[]): readonly string[] =>
  apps.flatMap(({ client: { initiate_login_uri, redirect_uris } }) => [initiate_login_uri, ...redirect_uris].flatMap((uri) => sourceOf(uri) ?? []))

async function show(v: Visit, { user: person }: SignedIn): Promise<Answer> {
  const { words, query } = v
  const { label, search } = query
  const found = await galleryOf(v.context, person.id, { label, search })
  const apps = found.slice(0, SHOWN)
  const main = html`<h1>${words.gallery.title}</h1>
<p class="lead">${words.gallery.lead}</p>
${query['done'] === 'ended' && notice('good', words.revoked)}
<form method="get" action="${v.base}${PATH}" role="search">${label !== undefined && html`<input type="hidden" name="label" value="${label}">`}
${query['ui_locales'] !== undefined && html`<input type="hidden" name="ui_locales" value="${query['ui_locales']}">`}
${inputField({ name: 'search', label: words.gallery.search, autocomplete: 'off', value: search, optional: true })}<div><button class="quiet slim" type="submit">${words.gallery.find}</button></div></form>
${label !== undefined && html`<p><a href="${pageAt(v, PATH)}">${words.gallery.all(label)}</a></p>`}
${apps.length === 0 ? html`<p class="soft">${words.gallery.none}</p>` : await Promise.all(apps.map((app) => appCard(v, app)))}
${found.length > apps.length && html`<p class="soft">${words.gallery.more(found.length - apps.length)}</p>`}
<p class="foot"><a href="${pageAt(v, '/account')}">${words.accountTitle}</a></p>`
  return render(v, { title: words.gallery.title, wide: true, leadsTo: leadsTo(apps), main })
}

/** Opens an application, or takes its access back. @throws {Refusal} 404 */
async function decideApplication(v: Visit, signedIn: SignedIn): Promise<Answer> {
  const { client: id = '', decision } = readOwnForm(v.request, v.context)
  return decision === 'end' ? disconnect(v, signedIn, id) : open(v, signedIn, id)
}

async function open({ context, request }: Visit, { user: person }: SignedIn, id: string): Promise<Answer> {
  const app = await findInGallery(context, id)
  if (!app) throw notFound('there is no such application in the gallery')
  const { launch } = makeLaunch(context, { client_id: app.id, user_id: person.id, context: {} })
  await context.db.together((batch) =>
    record(batch, {
      ...rowEvent({ resource: client, deed: 'launched', was: app, is: app }),
      at: context.now(),
      actor_type: 'user',
      actor_id: person.id,
      address: request.address,
      request_id: request.id,
      reason: `for ${person.username}`,
    }),
  )
  return seeOther(launchUrl(app.initiate_login_uri, launch, context))
}

async function disconnect(v: Visit, { user: person }: SignedIn, client_id: string): Promise<Answer> {
  const { context, request } = v
  await removeApp(context, { user_id: person.id, client_id }, (batch) =>
    record(batch, ownEvent(context, { request, person, action: 'consent.revoked', client_id })),
  )
  return seeOther(pageAt(v, PATH, { done: 'ended' }))
}
