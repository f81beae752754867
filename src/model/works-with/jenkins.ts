import type { Program } from './program.ts'
import { asksForGroups, noChallengeUnlessTold } from './quirks.ts'

/** Jenkins (oic-auth). */
export const jenkins: Program = {
  name: 'jenkins',
  title: 'Jenkins (oic-auth)',
  kind: 'web',
  redirect_uris: ['{base}/securityRealm/finishLogin'],
  example: 'https://jenkins.example.com',
  configuration: [
    {
      place: 'jenkins.yaml (configuration as code)',
      language: 'yaml',
      text: `jenkins:
  securityRealm:
    oic:
      clientId: {client_id}
      clientSecret: {client_secret}
      serverConfiguration:
        wellKnown:
          wellKnownOpenIDConfigurationUrl: {issuer}/.well-known/openid-configuration
          scopesOverride: openid profile email groups
      properties:
        - pkce
      userNameField: preferred_username
      groupsFieldName: groups
`,
    },
  ],
  quirks: [noChallengeUnlessTold('list pkce among its properties, or, in versions before these, set pkceEnabled: true'), asksForGroups],
  compared: '2.516.3',
}
