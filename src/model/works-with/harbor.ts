import type { Program } from './program.ts'
import { asksForGroups, neither, withNeither } from './quirks.ts'

/** Harbor. */
export const harbor: Program = {
  name: 'harbor',
  title: 'Harbor',
  kind: 'web',
  client: withNeither,
  redirect_uris: ['{base}/c/oidc/callback'],
  example: 'https://registry.example.com',
  configuration: [
    {
      place: 'Administration, Configuration, Authentication',
      language: 'json',
      text: `{
  "auth_mode": "oidc_auth",
  "oidc_name": "Gatehouse",
  "oidc_endpoint": "{issuer}",
  "oidc_client_id": "{client_id}",
  "oidc_client_secret": "{client_secret}",
  "oidc_groups_claim": "groups",
  "oidc_user_claim": "preferred_username",
  "oidc_scope": "openid,profile,email,groups,offline_access",
  "oidc_auto_onboard": true
}
`,
    },
  ],
  quirks: [neither, asksForGroups],
  compared: '2.11.2',
}
