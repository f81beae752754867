import type { Program } from './program.ts'
import { expectsRs256, readsIdTokenOnly } from './quirks.ts'

/** express-openid-connect. */
export const expressOpenidConnect: Program = {
  name: 'express_openid_connect',
  title: 'express-openid-connect',
  kind: 'web',
  client: { claims_in_id_token: true },
  redirect_uris: ['{base}/callback'],
  post_logout_redirect_uris: ['{base}'],
  example: 'https://app.example.com',
  configuration: [
    {
      place: 'server.js',
      language: 'js',
      text: `import { auth } from 'express-openid-connect'

app.use(
  auth({
    issuerBaseURL: '{issuer}',
    baseURL: '{base}',
    clientID: '{client_id}',
    clientSecret: '{client_secret}',
    secret: 'a long random text',
    idpLogout: true,
    authorizationParams: { response_type: 'code', scope: 'openid profile email' },
  }),
)
`,
    },
  ],
  tried: '3.4.0',
  quirks: [
    {
      does: 'Its default response_type is id_token, which sends the token through the browser.',
      change: "set authorizationParams.response_type to 'code', with clientSecret",
      refused: 'implicit_grant',
    },
    expectsRs256,
    readsIdTokenOnly,
  ],
}
