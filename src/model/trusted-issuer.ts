import { flag, list, namesIn, oneOf, reference, scopeToken, sealed, secureUrl, shape, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { publicJwks } from './public-jwk.ts'
import { stamps } from './stamps.ts'

/** The uses of another issuer's tokens at this server. */
export const trustPurposes = ['api', 'client_federation', 'id_jag', 'token_exchange'] as const

/** Another issuer whose tokens count here, for stated purposes. Nothing is trusted that no row names. */
export const trustedIssuer = resource(
  {
    name: 'trusted_issuer',
    table: 'trusted_issuers',
    key: 'id',
    prefix: 'ti_',
    administered: { path: 'trusted-issuers', area: 'configuration', sort: 'name' },
    doc: 'Another issuer whose tokens count here, for the purposes that are named and no others.',
  },
  {
    id: field(text(64), { doc: 'Names the trusted issuer for ever.', writers: 'server' }),
    name: field(text(128), { doc: 'The display name.', find: ['sort', 'search'] }),
    issuer: field(text(2048), { doc: 'Its `iss`, letter by letter.', spec: 'RFC 7519 §4.1.1', writers: 'create', find: ['unique', 'search'] }),
    active: field(flag(), { doc: 'Whether it is trusted at all.', initial: true }),
    purposes: field(list(oneOf(...trustPurposes)), {
      doc: 'The uses of its tokens: `api` accepts them as bearer tokens at the API of this server. Empty: none.',
      initial: [],
    }),
    jwks: field(shape('JWK set', publicJwks), { doc: 'Its public keys.', spec: 'RFC 7517 §5', optional: true, section: 'Keys' }),
    jwks_uri: field(secureUrl(), {
      doc: 'Where its public keys are published. Without keys, this and an introspection endpoint, discovery at the issuer tells.',
      spec: 'RFC 8414 §2',
      optional: true,
      section: 'Keys',
    }),
    signing_algs: field(namesIn('signing_algs'), {
      doc: 'The algorithms that its tokens may be signed with.',
      spec: 'RFC 8725 §3.1',
      initial: ['ES256', 'PS256', 'EdDSA', 'RS256'],
      section: 'Keys',
    }),
    introspection_endpoint: field(secureUrl(), {
      doc: 'Where it is asked about a token, in place of keys.',
      spec: 'RFC 7662 §2',
      optional: true,
      section: 'Keys',
    }),
    introspection_client_id: field(text(255), { doc: 'The client that asks there.', optional: true, section: 'Keys' }),
    introspection_client_secret: field(sealed(), { doc: 'Its secret, or `{"ref": "name"}` for one in a secret file.', optional: true, section: 'Keys' }),
    audiences: field(list(text(2048), 20), {
      doc: 'The names of which a token must carry one as its `aud`. None: the issuer of this tenant.',
      spec: 'RFC 7519 §4.1.3',
      initial: [],
      section: 'Tokens',
    }),
    token_types: field(list(text(64), 10), {
      doc: 'The `typ` that its tokens may carry. `JWT` takes those that say nothing, too.',
      spec: 'RFC 8725 §3.11',
      initial: ['at+jwt'],
      section: 'Tokens',
    }),
    scopes: field(list(scopeToken(), 1000), {
      doc: 'The most that its tokens may do here: of the scopes in a token, those that are listed and that its subject holds here. None: nothing.',
      initial: [],
      section: 'Access',
    }),
    subject_claim: field(text(128), { doc: 'The claim that says whom a token is about.', initial: 'sub', section: 'Access' }),
    subject_is: field(oneOf('id', 'username', 'email'), {
      doc: 'The attribute of a person here that the claim holds: the id, the username in the default backend, or an e-mail address that both sides verified.',
      initial: 'id',
      section: 'Access',
    }),
    user_id: field(reference('user'), { doc: 'The person that all its tokens speak for, regardless of their claims.', optional: true, section: 'Access' }),
    client_id: field(reference('client'), { doc: 'The client that all its tokens speak for, regardless of their claims.', optional: true, section: 'Access' }),
    ...stamps,
  },
  [
    {
      fields: ['jwks', 'jwks_uri', 'introspection_endpoint'],
      holds: (row) => [row.jwks, row.jwks_uri, row.introspection_endpoint].filter((given) => given !== undefined).length <= 1,
      message: 'give one of jwks, jwks_uri and introspection_endpoint, or none for discovery',
    },
    {
      fields: ['introspection_client_id', 'introspection_client_secret'],
      spec: 'RFC 7662 §2.1',
      holds: (row) => row.introspection_endpoint === undefined || (row.introspection_client_id !== undefined && row.introspection_client_secret !== undefined),
      message: 'an introspection endpoint is asked by a client with a secret: give both',
    },
    {
      fields: ['issuer'],
      holds: (row) =>
        row.jwks !== undefined ||
        row.jwks_uri !== undefined ||
        row.introspection_endpoint !== undefined ||
        /^https:\/\/[^?#]+$/.test(row.issuer ?? '') ||
        isLoopback(row.issuer),
      message: 'discovery needs an issuer that is an https URL without query and fragment: else give jwks, jwks_uri or introspection_endpoint',
    },
    {
      fields: ['user_id', 'client_id'],
      holds: (row) => row.user_id === undefined || row.client_id === undefined,
      message: 'a token speaks for one person or one client, not both',
    },
  ],
)
export type TrustedIssuer = Row<typeof trustedIssuer.fields>

const isLoopback = (issuer: string | undefined): boolean => /^http:\/\/(?:localhost|127(?:\.\d{1,3}){3})(?::\d+)?(?:\/[^?#]*)?$/.test(issuer ?? '')
