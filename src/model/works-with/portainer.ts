import type { Program } from './program.ts'
import { neither, withNeither } from './quirks.ts'

/** Portainer. */
export const portainer: Program = {
  name: 'portainer',
  title: 'Portainer',
  kind: 'web',
  client: withNeither,
  redirect_uris: ['{base}'],
  example: 'https://portainer.example.com',
  configuration: [
    {
      place: 'Settings, Authentication, OAuth, Custom',
      language: 'text',
      text: `Client ID: {client_id}
Client secret: {client_secret}
Authorization URL: {issuer}/oauth/authorize
Access token URL: {issuer}/oauth/token
Resource URL: {issuer}/oauth/userinfo
Redirect URL: {base}
User identifier: preferred_username
Scopes: openid profile email
`,
    },
  ],
  quirks: [
    neither,
    {
      does: 'Its scopes are divided by spaces; with commas they are one scope that does not exist.',
      change: 'divide the scopes by spaces',
      refused: 'scope_form',
    },
  ],
  compared: '2.21.4',
}
