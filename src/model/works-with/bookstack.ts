import type { Program } from './program.ts'
import { expectsRs256, readsIdTokenOnly } from './quirks.ts'

/** BookStack. */
export const bookstack: Program = {
  name: 'bookstack',
  title: 'BookStack',
  kind: 'web',
  client: { claims_in_id_token: true },
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
  quirks: [readsIdTokenOnly, expectsRs256],
}
