import type { Program } from './program.ts'
import { expectsRs256 } from './quirks.ts'

/** BookStack. */
export const bookstack: Program = {
  name: 'bookstack',
  title: 'BookStack',
  kind: 'web',
  redirect_uris: ['{base}/oidc/callback'],
  example: 'https://books.example.com',
  configuration: [
    {
      place: '.env',
      language: 'env',
      text: `AUTH_METHOD=oidc
OIDC_NAME=Gatehouse
OIDC_CLIENT_ID={client_id}
OIDC_CLIENT_SECRET={client_secret}
OIDC_ISSUER={issuer}
OIDC_ISSUER_DISCOVER=true
OIDC_DISPLAY_NAME_CLAIMS=name
OIDC_USER_TO_GROUPS=true
OIDC_GROUPS_CLAIM=groups
OIDC_ADDITIONAL_SCOPES=groups
`,
    },
  ],
  quirks: [
    expectsRs256,
    { does: 'It does not percent-encode the secret in its Authorization header.', change: 'keep to a generated secret, which needs no encoding' },
  ],
  compared: '25.07',
}
