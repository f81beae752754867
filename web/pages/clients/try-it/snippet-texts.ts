import type { Client } from '#model/client.ts'
import { issuer } from '../../../auth/place.ts'
import { forMachines } from './machine-snippets.ts'
import { forPeople } from './people-snippets.ts'

export interface Snippet {
  readonly name: string
  readonly text: string
}
/** The values that a snippet is filled with. */
export interface Filling {
  readonly issuer: string
  readonly id: string
  readonly secret: string
  readonly confidential: boolean
  readonly scope: string
  readonly redirect: string
}

/** The snippets of a client: as a machine when that is all it may be, else for signing people in. */
export function snippetsFor(client: Client, secret: string): readonly Snippet[] {
  const machine = client.supported_grant_types.includes('client_credentials') && !client.supported_grant_types.includes('authorization_code')
  const scopes = client.authorized_scopes.flatMap(({ name }) => (name ? [name] : []))
  const filling: Filling = {
    issuer,
    id: client.id,
    secret,
    confidential: client.token_endpoint_auth_methods.some((method) => method !== 'none'),
    scope: machine ? scopes.join(' ') : ['openid', 'profile', ...scopes].join(' '),
    redirect: client.redirect_uris[0] ?? 'https://app.example.com/callback',
  }
  return machine ? forMachines(filling) : forPeople(filling)
}
