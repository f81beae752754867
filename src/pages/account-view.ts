import { type Html, html } from '#kit/html.ts'
import type { Invited } from '#login/invitations.ts'
import type { Session } from '#model/session.ts'
import { isTestUser } from '#model/test-user.ts'
import type { User } from '#model/user.ts'
import type { ConnectedApp, SessionApp } from '#oauth/apps.ts'
import { type ActedFor, actedForCard } from './acted-for.ts'
import { ago, day } from './ago.ts'
import { offersConsole } from './console-apart.ts'
import { deviceName } from './device.ts'
import { avatar, hiddenToken, inputField, notice } from './field.ts'
import { headingOf } from './heading.ts'
import type { Page } from './layout.ts'
import { attributeText, type Editable, inputOf } from './profile.ts'
import { pageAt, type Visit } from './visit.ts'

export interface Account {
  readonly person: User
  readonly current: Session
  readonly sessions: readonly Session[]
  /** The applications that each session was used for, by its `sid`. */
  readonly used: ReadonlyMap<string, readonly SessionApp[]>
  readonly apps: readonly ConnectedApp[]
  readonly invited: readonly Invited[]
  readonly acted: readonly ActedFor[]
  /** Scope → plain words. */
  readonly labels: ReadonlyMap<string, string>
  readonly editable: Editable | undefined
  /** How many connections need the person's consent anew; absent where they have none. */
  readonly connections: number | undefined
  /** The person is no developer, and may become one. */
  readonly mayDevelop: boolean
  /** The person may use the console. */
  readonly administers: boolean
}

const notices = ['saved', 'sessionEnded', 'othersEnded', 'revoked', 'passwordChanged', 'joined', 'declined'] as const

function profileCard(v: Visit, { person, editable, administers }: Account): Html {
  const { words } = v
  const name = person.name ?? person.username
  return html`<section class="card" aria-labelledby="profile-title">
<header><div class="who">${avatar(name, 'person')}<div><h2 id="profile-title">${name}</h2><p class="soft small">${person.username}</p></div></div>
<div class="beside">${administers && offersConsole(v.context) && html`<a class="button slim" id="to-console" href="${v.base}/console">${words.console}</a>`}<a class="button quiet slim" id="sign-out" href="${pageAt(v, '/logout')}">${words.signOut}</a></div></header>
${editable && !isTestUser(person) && html`<p><a id="change-email" href="${pageAt(v, '/account/email')}">${words.factors.emailChange}</a></p>`}
${
  editable &&
  html`<form class="stack" method="post" action="${pageAt(v, '/account/profile')}">${hiddenToken(v)}
${inputField({ name: 'name', label: words.name, autocomplete: 'name', value: person.name, optional: true })}
${editable.attributes.map((attribute) => inputField({ name: inputOf(attribute), label: attribute, autocomplete: 'off', value: attributeText(person, attribute), optional: true }))}
<div><button class="slim" type="submit" id="profile-save">${words.save}</button></div></form>`
}
</section>`
}

const passwordCard = (v: Visit): Html => html`<section class="card" aria-labelledby="password-title">
<header><h2 id="password-title">${v.words.security}</h2><a class="button quiet slim" id="change-password" href="${pageAt(v, '/account/password')}">${v.words.changePassword}</a></header>
</section>`

const dataCard = (v: Visit): Html => html`<section class="card" aria-labelledby="data-title">
<header><div><h2 id="data-title">${v.words.factors.dataTitle}</h2><p class="soft small">${v.words.factors.dataLead}</p></div>
<a class="button quiet slim" id="own-data" href="${pageAt(v, '/account/data')}" aria-label="${v.words.factors.dataManage}: ${v.words.factors.dataTitle}">${v.words.factors.dataManage}</a></header>
</section>`

const factorsCard = (v: Visit): Html => html`<section class="card" aria-labelledby="factors-title">
<header><div><h2 id="factors-title">${v.words.factors.title}</h2><p class="soft small">${v.words.factors.lead}</p></div>
<a class="button quiet slim" id="own-factors" href="${pageAt(v, '/account/factors')}" aria-label="${v.words.factors.manage}: ${v.words.factors.title}">${v.words.factors.manage}</a></header>
</section>`

const requestsCard = (v: Visit): Html => html`<section class="card" aria-labelledby="requests-title">
<header><h2 id="requests-title">${v.words.requestsTitle}</h2><a class="button quiet slim" id="own-requests" href="${pageAt(v, '/account/requests')}">${v.words.requestsShow}</a></header>
</section>`

const connectionsCard = (v: Visit, asking: number): Html => html`<section class="card" aria-labelledby="connections-title">
<header><h2 id="connections-title">${v.words.connectionsTitle}</h2><a class="button quiet slim" id="own-connections" href="${pageAt(v, '/account/connections')}">${v.words.requestsShow}</a></header>
${asking > 0 && notice('warn', v.words.connectionsAsking(asking))}
</section>`

const developerCard = (v: Visit): Html => html`<section class="card" aria-labelledby="developer-title">
<header><h2 id="developer-title">${v.words.developer.title}</h2><a class="button quiet slim" id="own-developer" href="${pageAt(v, '/account/developer')}" aria-label="${v.words.factors.manage}: ${v.words.developer.title}">${v.words.factors.manage}</a></header>
</section>`

const linkedCard = (v: Visit): Html => html`<section class="card" aria-labelledby="linked-title">
<header><h2 id="linked-title">${v.words.linkedTitle}</h2><a class="button quiet slim" id="own-linked" href="${pageAt(v, '/account/linked')}">${v.words.linkedManage}</a></header>
</section>`

const tokensCard = (v: Visit): Html => html`<section class="card" aria-labelledby="tokens-title">
<header><h2 id="tokens-title">${v.words.tokensTitle}</h2><a class="button quiet slim" id="own-tokens" href="${pageAt(v, '/account/tokens')}">${v.words.tokensManage}</a></header>
</section>`

interface SessionRow {
  readonly isCurrent: boolean
  readonly used: readonly SessionApp[]
}

function sessionRow(v: Visit, session: Session, { isCurrent, used }: SessionRow): Html {
  const { words, language, context } = v
  const device = deviceName(session.agent, words)
  const facts = [
    session.address && words.fromNetwork(session.address),
    isCurrent ? undefined : words.lastSeen(ago(language, session.last_seen_at, context.now())),
    words.since(day(language, session.created_at)),
  ]
  return html`<li><div><span class="strong">${device}</span> ${isCurrent && html`<span class="badge">${words.thisDevice}</span>`}<br>
<span class="soft small">${facts.filter((fact) => fact !== undefined).join(' · ')}</span>
${used.length > 0 && html`<br><span class="soft small">${words.usedFor(used.map(({ name }) => name).join(' · '))}</span>`}</div>
${!isCurrent && html`<button class="quiet slim" type="submit" name="end" value="${session.id}" aria-label="${words.endSession}: ${device}">${words.endSession}</button>`}</li>`
}

function sessionsCard(v: Visit, { sessions, current, used }: Account): Html {
  const { words } = v
  const ordered = [...sessions.filter(({ id }) => id === current.id), ...sessions.filter(({ id }) => id !== current.id)]
  return html`<section class="card" aria-labelledby="sessions-title"><form method="post" action="${pageAt(v, '/account/sessions')}">${hiddenToken(v)}
<header><h2 id="sessions-title">${words.sessions}</h2>${ordered.length > 1 && html`<button class="quiet slim" id="end-others" type="submit" name="end" value="others">${words.endOthers}</button>`}</header>
<ul class="plain rows">${ordered.map((session) => sessionRow(v, session, { isCurrent: session.id === current.id, used: used.get(session.sid) ?? [] }))}</ul>
</form></section>`
}

function appRow(v: Visit, app: ConnectedApp, labels: ReadonlyMap<string, string>): Html {
  const { words, language, context } = v
  const used = app.last_used_at === undefined ? words.neverUsed : words.lastUsed(ago(language, app.last_used_at, context.now()))
  return html`<li><div class="who">${avatar(app.name)}<div><span class="strong">${app.name}</span><br>
<span class="soft small">${used} · ${words.since(day(language, app.since_at))}</span>
${app.scopes.length > 0 && html`<br><span class="soft small">${words.may} ${app.scopes.map((name) => labels.get(name) ?? name).join(' · ')}</span>`}</div></div>
<div class="beside">${app.scopes.length > 0 && html`<a class="button quiet slim" href="${pageAt(v, '/account/apps', { client: app.client_id })}" aria-label="${words.mayLess}: ${app.name}">${words.mayLess}</a>`}
<button class="danger slim" type="submit" name="client" value="${app.client_id}" aria-label="${words.revoke}: ${app.name}">${words.revoke}</button></div></li>`
}

function appsCard(v: Visit, { apps, labels }: Account): Html {
  const { words } = v
  return html`<section class="card" aria-labelledby="apps-title"><header><h2 id="apps-title">${words.apps}</h2><a class="button quiet slim" id="own-gallery" href="${pageAt(v, '/account/gallery')}">${words.gallery.title}</a></header>
${
  apps.length === 0
    ? html`<p class="soft">${words.noApps}</p>`
    : html`<form method="post" action="${pageAt(v, '/account/apps')}">${hiddenToken(v)}<ul class="plain rows">${apps.map((app) => appRow(v, app, labels))}</ul></form>`
}
</section>`
}

function invitationRow(v: Visit, { invitation: { id, role }, organization: { name, label } }: Invited): Html {
  const { words } = v
  const called = label ?? name
  return html`<li><div class="who">${avatar(called)}<div><span class="strong">${called}</span><br>
<span class="soft small">${role === 'admin' ? words.joinAsAdmin : words.joinAsMember}</span></div></div>
<div class="beside"><button class="slim" type="submit" name="accept" value="${id}" aria-label="${words.join}: ${called}">${words.join}</button>
<button class="quiet slim" type="submit" name="decline" value="${id}" aria-label="${words.decline}: ${called}">${words.decline}</button></div></li>`
}

const invitationsCard = (v: Visit, { invited }: Account): Html | false =>
  invited.length > 0 &&
  html`<section class="card" aria-labelledby="invitations-title"><h2 id="invitations-title">${v.words.invitations}</h2><p class="soft">${v.words.invitationsLead}</p>
<form method="post" action="${pageAt(v, '/account/invitations')}">${hiddenToken(v)}<ul class="plain rows">${invited.map((one) => invitationRow(v, one))}</ul></form>
</section>`

function accountView(v: Visit, account: Account): Html {
  const what = notices.find((name) => name === v.query['done'])
  return html`${what && notice('good', v.words[what])}
${profileCard(v, account)}
${invitationsCard(v, account)}
${actedForCard(v, account.acted)}
${appsCard(v, account)}
${sessionsCard(v, account)}
${passwordCard(v)}
${factorsCard(v)}
${dataCard(v)}
${!isTestUser(account.person) && linkedCard(v)}
${account.mayDevelop && developerCard(v)}
${!isTestUser(account.person) && tokensCard(v)}
${requestsCard(v)}
${account.connections !== undefined && connectionsCard(v, account.connections)}`
}

/** The account page: profile, sessions and applications with access, each with its undo. */
export const accountPageOf = (v: Visit, account: Account): Page => ({
  title: v.words.accountTitle,
  name: 'account',
  wide: true,
  heading: headingOf(v.words.accountTitle),
  main: accountView(v, account),
})
