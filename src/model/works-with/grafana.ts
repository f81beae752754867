import type { Program } from './program.ts'
import { asksForGroups, noChallengeUnlessTold, readsIdTokenOnly } from './quirks.ts'

/** Grafana. */
export const grafana: Program = {
  name: 'grafana',
  title: 'Grafana',
  kind: 'web',
  client: { claims_in_id_token: true },
  redirect_uris: ['{base}/login/generic_oauth'],
  example: 'https://grafana.example.com',
  configuration: [
    {
      place: 'grafana.ini',
      language: 'ini',
      text: `[auth.generic_oauth]
enabled = true
name = Gatehouse
client_id = {client_id}
client_secret = {client_secret}
scopes = openid profile email groups
auth_url = {issuer}/oauth/authorize
token_url = {issuer}/oauth/token
api_url = {issuer}/oauth/userinfo
use_pkce = true
login_attribute_path = preferred_username
groups_attribute_path = groups
role_attribute_path = contains(groups[*], 'admins') && 'Admin' || 'Viewer'
`,
    },
  ],
  quirks: [noChallengeUnlessTold('set use_pkce = true in [auth.generic_oauth]'), asksForGroups, readsIdTokenOnly],
  compared: '12.3.2',
}
