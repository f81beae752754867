import type { Program } from './program.ts'
import { expectsRs256, nonceInstead, withoutPkce } from './quirks.ts'

/** Spring Security (client). */
export const springClient: Program = {
  name: 'spring_client',
  title: 'Spring Security (client)',
  kind: 'web',
  client: withoutPkce,
  redirect_uris: ['{base}/login/oauth2/code/gatehouse'],
  example: 'https://app.example.com',
  configuration: [
    {
      place: 'application.yml',
      language: 'yaml',
      text: `spring:
  security:
    oauth2:
      client:
        registration:
          gatehouse:
            client-id: {client_id}
            client-secret: {client_secret}
            scope: openid,profile,email
        provider:
          gatehouse:
            issuer-uri: {issuer}
`,
    },
  ],
  quirks: [nonceInstead, expectsRs256, { does: 'Its version 7 and later use PKCE by themselves: switch pkce of this client on then.' }],
  tried: '7.0.6',
}
