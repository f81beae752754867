import type { Program } from './program.ts'
import { noChallengeUnlessTold } from './quirks.ts'

/** oauth2-proxy. */
export const oauth2Proxy: Program = {
  name: 'oauth2_proxy',
  title: 'oauth2-proxy',
  kind: 'web',
  redirect_uris: ['{base}/oauth2/callback'],
  example: 'https://app.example.com',
  configuration: [
    {
      place: 'oauth2-proxy.cfg',
      language: 'toml',
      text: `provider = "oidc"
oidc_issuer_url = "{issuer}"
client_id = "{client_id}"
client_secret = "{client_secret}"
redirect_url = "{base}/oauth2/callback"
scope = "openid email profile groups"
code_challenge_method = "S256"
oidc_groups_claim = "groups"
email_domains = ["*"]
cookie_secret = "32 random bytes in base64"
`,
    },
  ],
  quirks: [
    noChallengeUnlessTold('set code_challenge_method = "S256"'),
    {
      does: 'It refuses people whose e-mail address is not verified.',
      change: 'confirm their addresses here, or set insecure_oidc_allow_unverified_email = true',
    },
  ],
}
