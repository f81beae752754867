import type { Program } from './program.ts'
import { noChallengeUnlessTold } from './quirks.ts'

/** Headscale. */
export const headscale: Program = {
  name: 'headscale',
  title: 'Headscale',
  kind: 'web',
  client: { claims_in_id_token: true },
  redirect_uris: ['{base}/oidc/callback'],
  example: 'https://vpn.example.com',
  configuration: [
    {
      place: 'config.yaml',
      language: 'yaml',
      text: `oidc:
  only_start_if_oidc_is_available: true
  issuer: {issuer}
  client_id: {client_id}
  client_secret: {client_secret}
  scope: ["openid", "profile", "email", "groups"]
  pkce:
    enabled: true
`,
    },
  ],
  quirks: [
    noChallengeUnlessTold('set pkce.enabled: true'),
    { does: 'It refuses people whose e-mail address is not verified.', change: 'confirm their addresses here' },
  ],
  compared: '0.29.1',
}
