import type { Program } from './program.ts'
import { noChallengeUnlessTold } from './quirks.ts'

/** Django (mozilla-django-oidc). */
export const django: Program = {
  name: 'django',
  title: 'Django (mozilla-django-oidc)',
  kind: 'web',
  redirect_uris: ['{base}/oidc/callback/'],
  example: 'https://app.example.com',
  configuration: [
    {
      place: 'settings.py',
      language: 'python',
      text: `AUTHENTICATION_BACKENDS = ["mozilla_django_oidc.auth.OIDCAuthenticationBackend"]
OIDC_RP_CLIENT_ID = "{client_id}"
OIDC_RP_CLIENT_SECRET = "{client_secret}"
OIDC_RP_SIGN_ALGO = "RS256"
OIDC_RP_SCOPES = "openid profile email"
OIDC_USE_PKCE = True
OIDC_PKCE_CODE_CHALLENGE_METHOD = "S256"
OIDC_OP_AUTHORIZATION_ENDPOINT = "{issuer}/oauth/authorize"
OIDC_OP_TOKEN_ENDPOINT = "{issuer}/oauth/token"
OIDC_OP_USER_ENDPOINT = "{issuer}/oauth/userinfo"
OIDC_OP_JWKS_ENDPOINT = "{issuer}/.well-known/jwks.json"
`,
    },
  ],
  quirks: [noChallengeUnlessTold('set OIDC_USE_PKCE = True'), { does: 'Its default OIDC_RP_SIGN_ALGO is HS256.', change: 'set OIDC_RP_SIGN_ALGO = "RS256"' }],
}
