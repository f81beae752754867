import { flag, list, namesIn, oneOf, reference, scopeToken, sealed, seconds, secureUrl, shape, source, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { answeredFor } from './desk/answered-for.ts'
import { attributeClaims } from './federation/claim-rules.ts'
import { publicJwks } from './public-jwk.ts'
import { stamps } from './stamps.ts'

/** The uses of another issuer's tokens at this server. */
export const trustPurposes = [
  'api',
  'token_exchange',
  'jwt_bearer',
  'id_jag',
  'client_federation',
  'client_attestation',
  'key_attestation',
  'login_hint',
  'software_statement',
] as const
export type TrustPurpose = (typeof trustPurposes)[number]

/** The purposes of a wallet provider: it vouches for instances of a wallet, or for the keys in them. */
export const walletPurposes = ['client_attestation', 'key_attestation'] as const satisfies readonly TrustPurpose[]
export const isWalletPurpose = (purpose: TrustPurpose): boolean => walletPurposes.some((one) => one === purpose)
export const isWalletProvider = ({ purposes }: { readonly purposes: readonly TrustPurpose[] }): boolean => purposes.some(isWalletPurpose)

/** Another issuer whose tokens are accepted here for stated purposes. Without such a row no foreign token is accepted. */
export const trustedIssuer = resource(
  {
    name: 'trusted_issuer',
    table: 'trusted_issuers',
    key: 'id',
    prefix: 'ti_',
    administered: { path: 'trusted-issuers', area: 'configuration', sort: 'name' },
    doc: 'Another issuer whose tokens are accepted here, for the stated purposes only.',
  },
  {
    id: field(text(64), { doc: 'The identifier of the trusted issuer; it never changes.', writers: 'server' }),
    name: field(text(128), { doc: 'The display name.', find: ['sort', 'search'] }),
    issuer: field(text(2048), { doc: 'Its `iss`, compared exactly.', spec: 'RFC 7519 §4.1.1', writers: 'create', find: ['unique', 'search'] }),
    active: field(flag(), { doc: 'Tokens of an issuer that is not active are refused.', initial: true }),
    purposes: field(list(oneOf(...trustPurposes)), {
      doc: 'The uses of its tokens: `api` accepts them as bearer tokens at the API of this server; `token_exchange` and `jwt_bearer` exchange them for tokens of ours; `id_jag` accepts its identity assertions; `client_federation` lets clients prove themselves by them; `client_attestation` vouches for the keys of instances of clients; `key_attestation` for the keys that credentials are bound to; `login_hint` lets them name whom a backchannel request asks; `software_statement` vouches for the metadata of clients that register themselves. Empty: none.',
      initial: [],
    }),
    jwks: field(shape('JWK set', publicJwks), { doc: 'Its public keys.', spec: 'RFC 7517 §5', optional: true, section: 'Keys' }),
    jwks_uri: field(secureUrl(), {
      doc: 'The address of its public keys. Without `jwks`, `jwks_uri`, `roots`, `introspection_endpoint` and `hmac_secret`, the keys are found by discovery at the issuer.',
      spec: 'RFC 8414 §2',
      optional: true,
      section: 'Keys',
    }),
    roots: field(source(65_536), {
      doc: 'The root certificates, as PEM, that the certificate of its key in `x5c` must descend from, in place of published keys. The certificate must name the issuer: its address, or the host of it.',
      spec: 'RFC 5280 §6',
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
      doc: 'The endpoint that introspects its tokens, in place of keys.',
      spec: 'RFC 7662 §2',
      optional: true,
      section: 'Keys',
    }),
    introspection_client_id: field(text(255), { doc: 'The client id that this server introspects with.', optional: true, section: 'Keys' }),
    introspection_client_secret: field(sealed(), { doc: 'Its secret, or `{"ref": "name"}` for one in a secret file.', optional: true, section: 'Keys' }),
    hmac_secret: field(sealed(), {
      doc: 'The secret that signs its tokens (HS256, HS384, HS512), in place of public keys: at least 32 bytes, or `{"ref": "name"}` for one in a secret file.',
      spec: 'RFC 7518 §3.2',
      optional: true,
      section: 'Keys',
    }),
    cache_ttl: field(seconds(1, 86_400), {
      doc: 'The seconds for which its published keys, or answers of its introspection endpoint, are kept. A token that is revoked there stays valid here for so long. If not set: keys as long as their headers say, within an hour; answers for 30.',
      optional: true,
      section: 'Keys',
    }),
    audiences: field(list(text(2048), 20), {
      doc: 'The accepted values of `aud`; a token must carry one of them. None: the issuer of this tenant.',
      spec: 'RFC 7519 §4.1.3',
      initial: [],
      section: 'Tokens',
    }),
    token_types: field(list(text(64), 10), {
      doc: 'The accepted values of `typ`. `JWT` also accepts tokens without one.',
      spec: 'RFC 8725 §3.11',
      initial: ['at+jwt'],
      section: 'Tokens',
    }),
    scopes: field(list(scopeToken(), 1000), {
      doc: 'The scopes that its tokens may have here. A token has those of its own scopes that are listed here and that its subject holds. None: its tokens have no scopes.',
      initial: [],
      section: 'Access',
    }),
    subject_claim: field(text(128), { doc: 'The claim that names the subject of a token.', initial: 'sub', section: 'Access' }),
    override_claim: field(text(128), {
      doc: 'A claim that names the person by their id here. It is looked at before `subject_claim`, which counts for tokens without it.',
      optional: true,
      section: 'Access',
    }),
    creates_people: field(flag(), {
      doc: 'A person whom a token names by username or e-mail address, and who is not known here, is created in the default backend, without a password.',
      initial: false,
      section: 'Access',
    }),
    attributes: field(attributeClaims(), {
      doc: 'The claim that fills each attribute of a person who is created. Attributes that are not named are filled by the claim of their name; people who are known keep theirs.',
      initial: {},
      section: 'Access',
    }),
    subject_is: field(oneOf('id', 'username', 'email'), {
      doc: 'The attribute of a person here that the claim is matched with: the id, the username in the default backend, or an e-mail address that both sides verified.',
      initial: 'id',
      section: 'Access',
    }),
    user_id: field(reference('user'), { doc: 'The person whom all its tokens represent, regardless of their claims.', optional: true, section: 'Access' }),
    client_id: field(reference('client'), { doc: 'The client that all its tokens represent, regardless of their claims.', optional: true, section: 'Access' }),
    ...answeredFor,
    ...stamps,
  },
  [
    {
      fields: ['jwks', 'jwks_uri', 'roots', 'introspection_endpoint', 'hmac_secret'],
      holds: (row) => [row.jwks, row.jwks_uri, row.roots, row.introspection_endpoint, row.hmac_secret].filter((given) => given !== undefined).length <= 1,
      message: 'give one of jwks, jwks_uri, roots, introspection_endpoint and hmac_secret, or none for discovery',
    },
    {
      fields: ['introspection_client_id', 'introspection_client_secret'],
      spec: 'RFC 7662 §2.1',
      holds: (row) => row.introspection_endpoint === undefined || (row.introspection_client_id !== undefined && row.introspection_client_secret !== undefined),
      message: 'introspection needs a client id and a secret: give introspection_client_id and introspection_client_secret',
    },
    {
      fields: ['issuer'],
      holds: (row) =>
        row.jwks !== undefined ||
        row.jwks_uri !== undefined ||
        row.roots !== undefined ||
        row.introspection_endpoint !== undefined ||
        row.hmac_secret !== undefined ||
        /^https:\/\/[^?#]+$/.test(row.issuer ?? '') ||
        isLoopbackIssuer(row.issuer),
      message:
        'discovery needs an issuer that is an https URL without query and fragment: else give jwks, jwks_uri, roots, introspection_endpoint or hmac_secret',
    },
    {
      fields: ['creates_people', 'subject_is'],
      holds: (row) => !row.creates_people || row.subject_is === 'username' || row.subject_is === 'email',
      message: 'ids are given here: people are created by username or email, so set subject_is to one of these',
    },
    {
      fields: ['user_id', 'client_id'],
      holds: (row) => row.user_id === undefined || row.client_id === undefined,
      message: 'a token represents one person or one client: give user_id or client_id, not both',
    },
  ],
)
export type TrustedIssuer = Row<typeof trustedIssuer.fields>

const isLoopbackIssuer = (issuer: string | undefined): boolean => /^http:\/\/(?:localhost|127(?:\.\d{1,3}){3})(?::\d+)?(?:\/[^?#]*)?$/.test(issuer ?? '')
