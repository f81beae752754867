import type { Program } from './program.ts'

/** Tailscale. */
export const tailscale: Program = {
  name: 'tailscale',
  title: 'Tailscale',
  kind: 'web',
  client: { claims_in_id_token: true },
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
  quirks: [{ does: 'It finds the issuer by WebFinger at the domain of the e-mail address: serve the document there.' }],
}
