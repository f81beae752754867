import type { Program } from './program.ts'
import { noChallengeUnlessTold, readsIdTokenOnly } from './quirks.ts'

/** Cloudflare Access. */
export const cloudflareAccess: Program = {
  name: 'cloudflare_access',
  title: 'Cloudflare Access',
  kind: 'web',
  client: { claims_in_id_token: true },
  redirect_uris: ['{base}/cdn-cgi/access/callback'],
  example: 'https://your-team.cloudflareaccess.com',
  configuration: [
    {
      place: 'Settings, Authentication, Login methods, OpenID Connect',
      language: 'text',
      text: `App ID: {client_id}
Client secret: {client_secret}
Auth URL: {issuer}/oauth/authorize
Token URL: {issuer}/oauth/token
Certificate URL: {issuer}/.well-known/jwks.json
Proof Key for Code Exchange (PKCE): on
OIDC claims: groups
`,
    },
  ],
  quirks: [noChallengeUnlessTold('switch Proof Key for Code Exchange on'), readsIdTokenOnly],
}
