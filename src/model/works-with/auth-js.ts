import type { Program } from './program.ts'
import { readsIdTokenOnly } from './quirks.ts'

/** Auth.js (NextAuth). */
export const authJs: Program = {
  name: 'auth_js',
  title: 'Auth.js (NextAuth)',
  kind: 'web',
  client: { claims_in_id_token: true },
  redirect_uris: ['{base}/api/auth/callback/gatehouse', '{base}/auth/callback/gatehouse'],
  example: 'https://app.example.com',
  configuration: [
    {
      place: 'auth.ts',
      language: 'js',
      text: `import NextAuth from 'next-auth'

export const { handlers, auth, signIn, signOut } = NextAuth({
  providers: [
    {
      id: 'gatehouse',
      name: 'Gatehouse',
      type: 'oidc',
      issuer: '{issuer}',
      clientId: '{client_id}',
      clientSecret: '{client_secret}',
      checks: ['pkce', 'state', 'nonce'],
    },
  ],
})
`,
    },
  ],
  quirks: [readsIdTokenOnly, { does: 'Outside Next.js its routes stand under /auth. Both addresses are registered.' }],
}
