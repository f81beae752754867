import type { Program } from './program.ts'
import { neither, readsIdTokenOnly, withNeither } from './quirks.ts'

/** passport-openidconnect. */
export const passportOpenidconnect: Program = {
  name: 'passport_openidconnect',
  title: 'passport-openidconnect',
  kind: 'web',
  client: { ...withNeither, claims_in_id_token: true },
  redirect_uris: ['{base}/login/callback'],
  example: 'https://app.example.com',
  configuration: [
    {
      place: 'server.js',
      language: 'js',
      text: `import OpenIDConnectStrategy from 'passport-openidconnect'

passport.use(
  new OpenIDConnectStrategy(
    {
      issuer: '{issuer}',
      authorizationURL: '{issuer}/oauth/authorize',
      tokenURL: '{issuer}/oauth/token',
      userInfoURL: '{issuer}/oauth/userinfo',
      clientID: '{client_id}',
      clientSecret: '{client_secret}',
      callbackURL: '{base}/login/callback',
      scope: ['openid', 'profile', 'email'],
    },
    (issuer, profile, done) => done(null, profile),
  ),
)
`,
    },
  ],
  tried: '0.1.2',
  quirks: [neither, readsIdTokenOnly],
}
