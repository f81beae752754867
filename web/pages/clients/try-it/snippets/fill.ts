import type { Client } from '#model/client.ts'
import type { Registry } from '../../../../api/registry.ts'
import { issuer } from '../../../../auth/place.ts'
import { type WayName, wayNamesOf } from '../way-names.ts'
import type { Filling } from './filling.ts'

/** The grant that a client is most likely about. */
export const mainWay = (client: Client, registry: Registry): WayName =>
  wayNamesOf(registry).find((name) => client.supported_grant_types.includes(name)) ?? 'authorization_code'

/** The values that the snippets of a client are filled with. */
export function fillingOf(client: Client, way: WayName, secret?: string): Filling {
  const scopes = client.authorized_scopes.flatMap(({ name }) => (name ? [name] : []))
  return {
    issuer,
    id: client.id,
    secret,
    method: client.token_endpoint_auth_methods[0] ?? 'none',
    scope: (way === 'client_credentials' ? scopes : ['openid', 'profile', ...scopes]).join(' '),
    redirect: client.redirect_uris[0] ?? 'https://app.example.com/callback',
  }
}
