import type { Program } from './program.ts'
import { withNeither } from './quirks.ts'

/** Tailscale. */
export const tailscale: Program = {
  name: 'tailscale',
  title: 'Tailscale',
  kind: 'web',
  client: { ...withNeither, claims_in_id_token: true },
  redirect_uris: ['https://login.tailscale.com/a/oauth_response'],
  configuration: [
    {
      place: 'Sign up with OIDC',
      language: 'text',
      text: `Issuer: {issuer}
Client ID: {client_id}
Client secret: {client_secret}
`,
    },
    {
      place: 'WebFinger of your mail domain: /.well-known/webfinger',
      language: 'json',
      text: `{
  "subject": "acct:you@example.com",
  "links": [{ "rel": "http://openid.net/specs/connect/1.0/issuer", "href": "{issuer}" }]
}
`,
    },
  ],
  quirks: [
    { does: 'Its documentation promises neither code_challenge nor nonce, so that neither is demanded; one that it sends counts.' },
    { does: 'It finds the issuer by WebFinger at the domain of the e-mail address: serve the document there.' },
  ],
  compared: '1.38.4',
}
