import type { Program } from './program.ts'
import { noChallengeUnlessTold } from './quirks.ts'

/** Keycloak (as a broker). */
export const keycloak: Program = {
  name: 'keycloak',
  title: 'Keycloak (as a broker)',
  kind: 'web',
  redirect_uris: ['{base}/broker/gatehouse/endpoint'],
  example: 'https://keycloak.example.com/realms/main',
  configuration: [
    {
      place: 'Identity providers, OpenID Connect v1.0',
      language: 'json',
      text: `{
  "alias": "gatehouse",
  "providerId": "oidc",
  "config": {
    "issuer": "{issuer}",
    "authorizationUrl": "{issuer}/oauth/authorize",
    "tokenUrl": "{issuer}/oauth/token",
    "userInfoUrl": "{issuer}/oauth/userinfo",
    "jwksUrl": "{issuer}/.well-known/jwks.json",
    "useJwksUrl": "true",
    "validateSignature": "true",
    "clientId": "{client_id}",
    "clientSecret": "{client_secret}",
    "clientAuthMethod": "client_secret_basic",
    "pkceEnabled": "true",
    "pkceMethod": "S256",
    "defaultScope": "openid profile email"
  }
}
`,
    },
  ],
  quirks: [
    noChallengeUnlessTold('switch Use PKCE on, with S256'),
    { does: 'The alias is part of the callback.', change: 'name the alias gatehouse, or register the other address', refused: 'redirect_uri' },
  ],
}
