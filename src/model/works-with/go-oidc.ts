import type { Program } from './program.ts'
import { expectsRs256, noChallengeUnlessTold } from './quirks.ts'

/** Go (coreos/go-oidc). */
export const goOidc: Program = {
  name: 'go_oidc',
  title: 'Go (coreos/go-oidc)',
  kind: 'web',
  redirect_uris: ['{base}/callback'],
  example: 'https://app.example.com',
  configuration: [
    {
      place: 'main.go',
      language: 'go',
      text: `provider, err := oidc.NewProvider(ctx, "{issuer}")
config := oauth2.Config{
	ClientID:     "{client_id}",
	ClientSecret: "{client_secret}",
	RedirectURL:  "{base}/callback",
	Endpoint:     provider.Endpoint(),
	Scopes:       []string{oidc.ScopeOpenID, "profile", "email"},
}
verifier := oauth2.GenerateVerifier()
http.Redirect(w, r, config.AuthCodeURL(state, oauth2.S256ChallengeOption(verifier)), http.StatusFound)
`,
    },
  ],
  quirks: [noChallengeUnlessTold('pass oauth2.S256ChallengeOption to AuthCodeURL'), expectsRs256],
  tried: '3.21.0',
}
