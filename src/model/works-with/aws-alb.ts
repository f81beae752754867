import type { Program } from './program.ts'
import { neither, withNeither } from './quirks.ts'

/** AWS Application Load Balancer. */
export const awsAlb: Program = {
  name: 'aws_alb',
  title: 'AWS Application Load Balancer',
  kind: 'web',
  client: withNeither,
  redirect_uris: ['{base}/oauth2/idpresponse'],
  example: 'https://app.example.com',
  configuration: [
    {
      place: 'listener rule, action authenticate-oidc',
      language: 'json',
      text: `{
  "Type": "authenticate-oidc",
  "AuthenticateOidcConfig": {
    "Issuer": "{issuer}",
    "AuthorizationEndpoint": "{issuer}/oauth/authorize",
    "TokenEndpoint": "{issuer}/oauth/token",
    "UserInfoEndpoint": "{issuer}/oauth/userinfo",
    "ClientId": "{client_id}",
    "ClientSecret": "{client_secret}",
    "Scope": "openid email profile",
    "OnUnauthenticatedRequest": "authenticate"
  }
}
`,
    },
  ],
  quirks: [neither, { does: 'It must reach the token and userinfo endpoints from its own network, at a certificate of a public authority.' }],
}
