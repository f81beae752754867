import type { Program } from './program.ts'
import { longAssertions, noChallengeUnlessTold } from './quirks.ts'

/** Go (zitadel/oidc). */
export const zitadelOidc: Program = {
  name: 'zitadel_oidc',
  title: 'Go (zitadel/oidc)',
  kind: 'web',
  client: { assertion_ttl: 3600 },
  redirect_uris: ['{base}/auth/callback'],
  example: 'https://app.example.com',
  configuration: [
    {
      place: 'main.go',
      language: 'go',
      text: `provider, err := rp.NewRelyingPartyOIDC(ctx, "{issuer}", "{client_id}", "{client_secret}",
	"{base}/auth/callback", []string{oidc.ScopeOpenID, oidc.ScopeProfile, oidc.ScopeEmail},
	rp.WithPKCE(cookieHandler), rp.WithCookieHandler(cookieHandler))
`,
    },
  ],
  quirks: [noChallengeUnlessTold('pass rp.WithPKCE'), longAssertions],
  tried: '3.52.0',
}
