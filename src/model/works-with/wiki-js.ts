import type { Program } from './program.ts'
import { neither, withNeither } from './quirks.ts'

/** Wiki.js. */
export const wikiJs: Program = {
  name: 'wiki_js',
  title: 'Wiki.js',
  kind: 'web',
  client: withNeither,
  redirect_uris: ['{base}/login/gatehouse/callback'],
  example: 'https://wiki.example.com',
  configuration: [
    {
      place: 'Administration, Authentication, Generic OpenID Connect',
      language: 'text',
      text: `Client ID: {client_id}
Client Secret: {client_secret}
Authorization Endpoint URL: {issuer}/oauth/authorize
Token Endpoint URL: {issuer}/oauth/token
User Info Endpoint URL: {issuer}/oauth/userinfo
Issuer: {issuer}
Email Claim: email
Display Name Claim: name
Groups Claim: groups
`,
    },
  ],
  quirks: [
    neither,
    { does: 'The last part of its callback is a key that its page shows.', change: 'register the address that its page shows', refused: 'redirect_uri' },
  ],
  compared: '2.5.301',
}
