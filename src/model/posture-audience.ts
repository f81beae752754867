import { type Client, isPublic } from './client.ts'

/** The clients that a posture rule concerns, under the name that the reference page gives them. */
export interface Audience {
  readonly name: string
  readonly includes: (client: Client) => boolean
}
const audience = (name: string, includes: Audience['includes']): Audience => ({ name, includes })

export const hasGrant = ({ supported_grant_types }: Client, ...grants: readonly string[]): boolean =>
  grants.some((grant) => supported_grant_types.includes(grant))

/** True for a redirect URI of a program on the person's own device, which any other program there can impersonate (RFC 8252 §8.6). */
export const isDeviceUri = (uri: string): boolean => !uri.startsWith('https:')

export const everyClient = audience('every client', () => true)
/** The authorization endpoint answers them through the browser. */
export const redirected = audience('clients to which browsers are redirected', (c) => hasGrant(c, 'authorization_code', 'implicit'))
export const codeUsing = audience('clients with the authorization code grant', (c) => hasGrant(c, 'authorization_code'))
export const refreshing = audience('clients with the refresh grant', (c) => hasGrant(c, 'refresh_token'))
export const onPublicRefresh = audience('public clients with the refresh grant', (c) => isPublic(c) && hasGrant(c, 'refresh_token'))
export const federated = audience('clients that prove who they are by tokens of a platform', (c) => c.federated_identities.length > 0)
export const exchanging = audience('clients with the token exchange grant', (c) => hasGrant(c, 'token_exchange'))
export const deciding = audience('clients that ask people on another device', (c) => hasGrant(c, 'ciba'))
export const authenticable = audience('clients with a way to prove who they are', (c) => !isPublic(c))
export const onDevices = audience('public clients with a redirect URI on the device itself', (c) => isPublic(c) && c.redirect_uris.some(isDeviceUri))
export const onTheWeb = audience('web applications', (c) => redirected.includes(c) && c.application_type === 'web')
