import type { Program } from './program.ts'
import { longAssertions, namesTokenEndpoint, noChallengeUnlessTold, readsIdTokenOnly } from './quirks.ts'

/** FastAPI and Flask (Authlib). */
export const authlib: Program = {
  name: 'authlib',
  title: 'FastAPI and Flask (Authlib)',
  kind: 'web',
  client: { claims_in_id_token: true, assertion_ttl: 3600, assertion_audience: 'issuer_or_token_endpoint' },
  redirect_uris: ['{base}/auth'],
  example: 'https://app.example.com',
  configuration: [
    {
      place: 'main.py',
      language: 'python',
      text: `from authlib.integrations.starlette_client import OAuth

oauth = OAuth()
oauth.register(
    name="gatehouse",
    server_metadata_url="{issuer}/.well-known/openid-configuration",
    client_id="{client_id}",
    client_secret="{client_secret}",
    client_kwargs={"scope": "openid profile email", "code_challenge_method": "S256"},
)
`,
    },
  ],
  quirks: [noChallengeUnlessTold('set code_challenge_method to S256 in client_kwargs'), readsIdTokenOnly, longAssertions, namesTokenEndpoint],
  tried: '1.9.10',
}
