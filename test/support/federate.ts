import type { FederatedServer } from '#model/federation/server.ts'
import type { TestServer } from './server.ts'
import type { Upstream } from './upstream.ts'
import { type Stop, type Visitor, visitorOf } from './visitor.ts'

/** Makes an OpenID provider a way to sign in of the default identity provider. @returns the id of the federated server. */
export async function federate(
  server: TestServer,
  upstream: Pick<Upstream, 'issuer' | 'client_id' | 'client_secret'> & Partial<Pick<Upstream, 'register'>>,
  more: Partial<FederatedServer> = {},
): Promise<string> {
  const bearer = await server.adminToken()
  const { issuer, client_id, client_secret } = upstream
  const made = await server.call('POST', '/api/federated-servers', { bearer, json: { name: 'Elsewhere', issuer, client_id, client_secret, ...more } })
  if (made.status !== 201) throw new Error(made.text)
  const id: string = made.json.data.id
  const { federated_servers } = (await server.call('GET', '/api/identity-providers/idp_default', { bearer })).json.data
  await server.call('PATCH', '/api/identity-providers/idp_default', { bearer, json: { federated_servers: [...federated_servers, id] } })
  upstream.register?.(`${server.issuer}/login/with/${id}/callback`)
  return id
}

export interface Coming {
  /** The federated server. */
  readonly id: string
  /** The account there. */
  readonly as: string
  readonly visitor?: Visitor
}

/** Signs in by a federated server, as far as a person of ours or a question. */
export async function signInBy(server: TestServer, upstream: Upstream, { id, as, visitor = visitorOf(server) }: Coming): Promise<Stop> {
  upstream.as(as)
  const left = await visitor.go(`/login/with/${id}`)
  return left.url.origin === upstream.issuer ? visitor.go(await upstream.visit(left.url.href)) : left
}
