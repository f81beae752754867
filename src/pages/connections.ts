import { rowEvent } from '#events/event.ts'
import { record } from '#events/record.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { notFound } from '#http/refusal.ts'
import { type Answer, seeOther } from '#http/render.ts'
import { type Html, html } from '#kit/html.ts'
import type { SignedIn } from '#login/sessions.ts'
import { outboundAuthorization } from '#model/outbound/authorization.ts'
import { USE_CONNECTIONS } from '#model/system-scopes.ts'
import type { User } from '#model/user.ts'
import { heldScopes } from '#oauth/held-scopes.ts'
import { orderConsent } from '#outbound/authorization-request.ts'
import { cancelAuthorization } from '#outbound/cancel.ts'
import { refuseWithout } from '#outbound/failure.ts'
import { needsConsentAnew, type OwnConnection, ownConnectionsOf, preparedFor } from '#outbound/of-person.ts'
import { remoteCallFor } from '#outbound/registered.ts'
import { tokensToRevoke } from '#outbound/revocation.ts'
import { fillUrl, valuesOf } from '#outbound/values.ts'
import { asSelf } from './account.ts'
import { hiddenToken, notice } from './field.ts'
import { render } from './layout.ts'
import { sourceOf } from './policy.ts'
import { pageAt, type Visit } from './visit.ts'
import { readOwnForm } from './waiting.ts'

const PATH = '/account/connections'

/** The page of a person's connections to other services: it asks once for each that needs their consent anew. */
export const connectionsPage: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: PATH, surface: 'page', handle: (request, context) => asSelf(request, context, show) }),
  endpoint({ method: 'POST', path: PATH, surface: 'page', handle: (request, context) => asSelf(request, context, decideConnection) }),
]

/** The connections of a person who may use any; those who may not have none. */
const connectionsFor = async ({ context }: Visit, person: User): Promise<readonly OwnConnection[]> =>
  (await heldScopes(context, person)).has(USE_CONNECTIONS) ? ownConnectionsOf(context, person.id) : []

function standingOf({ words }: Visit, own: OwnConnection): Html {
  const { connection, row } = own
  if (row?.status === 'lost' || row?.status === 'expired') return notice('warn', words.connectionLost)
  if (row && needsConsentAnew(own)) return notice('warn', words.connectionMore(connection.scopes.filter((name) => !row.scopes.includes(name)).join(', ')))
  return html`<p class="soft">${row?.access_token === undefined ? words.connectionNone : words.connectionLive}</p>`
}

function connectionCard(v: Visit, own: OwnConnection): Html {
  const { words } = v
  const { connection, row } = own
  const isConnected = row?.access_token !== undefined
  const asks = needsConsentAnew(own)
  return html`<section class="card"><h2>${connection.name}</h2>
${standingOf(v, own)}
<form class="stack" method="post" action="${pageAt(v, PATH)}">${hiddenToken(v)}<input type="hidden" name="id" value="${connection.id}">
<div class="choices">${isConnected && html`<button class="quiet" type="submit" name="decision" value="end">${words.connectionEnd}</button>`}
${(asks || !isConnected) && html`<button type="submit" name="decision" value="connect">${asks ? words.connectionAgain : words.connectionConnect}</button>`}</div></form></section>`
}

/** The providers of connections, to which their forms lead. One that is misconfigured leads nowhere. */
async function providersOf(v: Visit, person: User, all: readonly OwnConnection[]): Promise<readonly string[]> {
  const found = await Promise.all(
    all.map(async (own) => {
      try {
        const remote = await remoteCallFor(v.context, preparedFor(own, person, v.context.now()).row)
        return sourceOf(fillUrl(remote.provider.authorization_endpoint ?? '', valuesOf(remote))) ?? []
      } catch {
        return []
      }
    }),
  )
  return found.flat()
}

async function show(v: Visit, { user: person }: SignedIn): Promise<Answer> {
  const all = await connectionsFor(v, person)
  const sorted = all.toSorted((a, b) => Number(needsConsentAnew(b)) - Number(needsConsentAnew(a)))
  const asking = all.filter(needsConsentAnew).length
  const main = html`<h1>${v.words.connectionsTitle}</h1>
<p class="lead">${v.words.connectionsLead}</p>
${asking > 0 && notice('warn', v.words.connectionsAsking(asking))}
${sorted.length === 0 ? html`<p class="soft">${v.words.noConnections}</p>` : sorted.map((own) => connectionCard(v, own))}
<p><a href="${pageAt(v, '/account')}">${v.words.accountTitle}</a></p>`
  return render(v, { title: v.words.connectionsTitle, wide: true, leadsTo: await providersOf(v, person, all), main })
}

/** Begins a consent, or takes it back. The connection is looked up among those of the person. @throws {Refusal} 404 */
async function decideConnection(v: Visit, { user: person }: SignedIn): Promise<Answer> {
  const { id, decision } = readOwnForm(v.request, v.context)
  const own = (await connectionsFor(v, person)).find(({ connection }) => connection.id === id)
  if (!own) throw notFound('there is no such connection for you')
  return decision === 'end' ? disconnect(v, person, own) : connect(v, person, own)
}

async function connect(v: Visit, person: User, own: OwnConnection): Promise<Answer> {
  const { context } = v
  const { row, write } = preparedFor(own, person, context.now())
  try {
    const remote = await remoteCallFor(context, row)
    if (write) await context.db.together(write)
    return seeOther(await orderConsent(remote, { asked_by: person.id }))
  } catch (caught) {
    throw refuseWithout(caught)
  }
}

async function disconnect(v: Visit, person: User, { row }: OwnConnection): Promise<Answer> {
  const { context, request } = v
  if (row) {
    const remote = await remoteCallFor(context, row).catch(() => undefined)
    const tokens = await tokensToRevoke({ context, row })
    await context.db.together((batch) => {
      cancelAuthorization(batch, row, { remote, tokens }, context.now())
      record(batch, {
        ...rowEvent({ resource: outboundAuthorization, deed: 'cancelled', was: row, is: row }),
        at: context.now(),
        actor_type: 'user',
        actor_id: person.id,
        address: request.address,
        request_id: request.id,
      })
    })
  }
  return seeOther(pageAt(v, PATH))
}
