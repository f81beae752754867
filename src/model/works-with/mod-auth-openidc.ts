import type { Program } from './program.ts'
import { noChallengeUnlessTold } from './quirks.ts'

/** Apache (mod_auth_openidc). */
export const modAuthOpenidc: Program = {
  name: 'mod_auth_openidc',
  title: 'Apache (mod_auth_openidc)',
  kind: 'web',
  client: { token_endpoint_auth_methods: ['client_secret_basic'] },
  redirect_uris: ['{base}/private/callback'],
  example: 'https://www.example.com',
  configuration: [
    {
      place: 'httpd.conf',
      language: 'text',
      text: `OIDCProviderMetadataURL {issuer}/.well-known/openid-configuration
OIDCClientID {client_id}
OIDCClientSecret {client_secret}
OIDCRedirectURI {base}/private/callback
OIDCCryptoPassphrase a-long-random-text
OIDCScope "openid email profile"
OIDCPKCEMethod S256
OIDCRemoteUserClaim email
<Location /private>
  AuthType openid-connect
  Require valid-user
</Location>
`,
    },
  ],
  quirks: [noChallengeUnlessTold('set OIDCPKCEMethod S256'), { does: 'OIDCRedirectURI must lie below a protected location, and no page may stand there.' }],
  tried: '2.4.12.3',
}
