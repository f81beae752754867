import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { sendOnwards } from '#http/form-post.ts'
import { notFound } from '#http/refusal.ts'
import { type Answer, seeOther, withMediaType } from '#http/render.ts'
import { type Request, readForm } from '#http/request.ts'
import { receiveSaml } from '#login/federation/saml/arrival.ts'
import { readLogoutMessage } from '#login/federation/saml/logout-request.ts'
import { samlMetadata } from '#login/federation/saml/metadata.ts'
import { LARGEST_RESPONSE } from '#login/federation/saml/response.ts'
import { endSamlSessions } from '#login/federation/saml/sign-out.ts'
import { federatedServer } from '#model/federation/server.ts'
import { formWords } from './language.ts'
import { baseOf } from './visit.ts'

/** Our side of SAML 2.0: the metadata for an identity provider, the consumer of its responses, and the single logout service. */
export const samlEndpoints: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/login/with/:id/metadata', surface: 'page', spec: 'SAML Metadata §4.1', handle: showMetadata }),
  endpoint({ method: 'POST', path: '/login/with/:id/acs', surface: 'page', spec: 'SAML Bindings §3.5', bodyLimit: 2 * LARGEST_RESPONSE, handle: consume }),
  endpoint({ method: 'GET', path: '/login/with/:id/slo', surface: 'page', refusesHead: true, spec: 'SAML Profiles §4.4', handle: signOff }),
  endpoint({ method: 'POST', path: '/login/with/:id/slo', surface: 'page', spec: 'SAML Bindings §3.5', bodyLimit: 2 * LARGEST_RESPONSE, handle: signOff }),
]

const serverIn = ({ params: { id = '' } }: Request) => id

async function showMetadata(request: Request, context: Context): Promise<Answer> {
  const server = await context.db.table(federatedServer).get(serverIn(request))
  if (server?.protocol !== 'saml') throw notFound('there is no SAML identity provider of this name here')
  return withMediaType('application/samlmetadata+xml', await samlMetadata(context, server))
}

/** Sends the browser on to a page of ours, to which it brings its cookies: a form of another site comes without. */
async function consume(request: Request, context: Context): Promise<Answer> {
  const id = serverIn(request)
  const arrived = await receiveSaml(context, id, readForm(request))
  return seeOther(`${baseOf(context)}/login/with/${id}/callback?${new URLSearchParams({ arrived })}`)
}

/**
 * The single logout service. A request of the identity provider ends sessions here; its response to a request of ours sends the person on. Nothing
 * follows from the response: they are signed out here already, so that its signature proves nothing that matters.
 */
async function signOff(request: Request, context: Context): Promise<Answer> {
  const server = await context.db.table(federatedServer).get(serverIn(request))
  if (server?.protocol !== 'saml' || !server.active || server.saml_logout_url === undefined) throw notFound('nobody signs out here by this server')
  const { SAMLRequest, RelayState = '' } = readLogoutMessage(request)
  if (SAMLRequest !== undefined) return sendOnwards(await endSamlSessions(request, context, server), await formWords(context, { request }))
  return seeOther(`${baseOf(context)}/logout/continue?${new URLSearchParams({ state: RelayState })}`)
}
