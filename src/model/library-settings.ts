import { flag, nameIn, oneOf, seconds } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'

const developer = ['portal', 'registration', 'document'] as const

/** The settings of a client with which common libraries sign in at their own defaults. */
export const librarySettings = {
  works_with: field(nameIn('programs'), {
    doc: 'The program that it connects, as chosen when it was made. What is known of the program explains refusals.',
    optional: true,
    writers: ['portal'],
  }),
  assertion_ttl: field(seconds(1, 3600), {
    doc: 'The longest life of a client assertion. Common libraries make assertions that live for 10 to 60 minutes.',
    spec: 'RFC 7523 §3',
    initial: 300,
    section: 'Authentication',
  }),
  unknown_scopes: field(oneOf('refuse', 'ignore'), {
    doc: 'Refuse a request with scopes that do not exist, or ignore these scopes. If not set: ignored in an OpenID request, refused in any other.',
    spec: 'OIDC Core §3.1.2.1',
    optional: true,
    writers: developer,
    section: 'Security',
  }),
  claims_in_id_token: field(flag(), {
    doc: 'Put the claims that the scopes release into the ID token too, for applications that do not ask userinfo.',
    spec: 'OIDC Core §5.4',
    initial: false,
    writers: developer,
    section: 'Tokens',
  }),
}
