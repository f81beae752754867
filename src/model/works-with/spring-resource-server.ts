import type { Program } from './program.ts'

/** Spring Security (resource server). */
export const springResourceServer: Program = {
  name: 'spring_resource_server',
  title: 'Spring Security (resource server)',
  api: { access_token_format: 'jwt', access_token_typ: 'JWT' },
  redirect_uris: [],
  example: 'https://orders.example.com',
  configuration: [
    {
      place: 'application.yml',
      language: 'yaml',
      text: `spring:
  security:
    oauth2:
      resourceserver:
        jwt:
          issuer-uri: {issuer}
          audiences: {base}
`,
    },
  ],
  quirks: [
    { does: 'It refuses access tokens of the type at+jwt, so tokens for this API have the type JWT.' },
    { does: 'It reads scopes from scope and turns each into an authority SCOPE_….' },
  ],
  tried: '7.0.6',
}
