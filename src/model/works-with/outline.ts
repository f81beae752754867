import type { Program } from './program.ts'
import { neither, withNeither } from './quirks.ts'

/** Outline. */
export const outline: Program = {
  name: 'outline',
  title: 'Outline',
  kind: 'web',
  client: withNeither,
  redirect_uris: ['{base}/auth/oidc.callback'],
  example: 'https://wiki.example.com',
  configuration: [
    {
      place: 'environment',
      language: 'env',
      text: `OIDC_CLIENT_ID={client_id}
OIDC_CLIENT_SECRET={client_secret}
OIDC_AUTH_URI={issuer}/oauth/authorize
OIDC_TOKEN_URI={issuer}/oauth/token
OIDC_USERINFO_URI={issuer}/oauth/userinfo
OIDC_USERNAME_CLAIM=preferred_username
OIDC_DISPLAY_NAME=Gatehouse
OIDC_SCOPES=openid offline_access profile email
`,
    },
  ],
  quirks: [
    neither,
    { does: 'It uses a refresh token whether it got one or not.', change: 'leave the refresh grant on' },
    { does: 'It finds people by their e-mail address: everybody needs one.' },
  ],
  compared: '0.65.2',
}
