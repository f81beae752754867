import { type Html, html } from '#kit/html.ts'
import type { FederatedServer } from '#model/federation/server.ts'
import { pageAt } from './visit.ts'
import type { Waiting } from './waiting.ts'

/** The ways to sign in besides the password: a button for each federated server that is shown, in the order of the identity provider. */
export function waysView({ v, place }: Waiting, servers: readonly FederatedServer[], byOrganization: boolean): Html | false {
  const shown = servers.filter((server) => server.shown)
  if (shown.length === 0 && !byOrganization) return false
  const { words } = v
  return html`${place.provider.password_sign_in && html`<p class="or"><span>${words.or}</span></p>`}
<div class="stack ways">${shown.map(({ id, name }) => html`<a class="button quiet" id="with-${id}" href="${pageAt(v, `/login/with/${id}`)}">${words.signInWith(name)}</a>`)}
${byOrganization && html`<a class="button quiet" id="with-organization" href="${pageAt(v, '/login/organization')}">${words.signInWithOrganization}</a>`}</div>`
}
