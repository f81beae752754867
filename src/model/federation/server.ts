import { flag, list, oneOf, scopeToken, sealed, secureUrl, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { keyValues } from '../outbound/key-values.ts'
import { outboundAuthMethods } from '../outbound/provider.ts'
import { stamps } from '../stamps.ts'
import { attributeClaims, claimDocuments, roleRules } from './claim-rules.ts'
import { samlFields } from './saml.ts'

/** The ways in which this server can prove to another one who it is; the others need a row of the outbound register. */
const authMethods = outboundAuthMethods.filter((method) => method !== 'tls_client_auth')

/** Another server whose accounts sign people in here: an OpenID provider, a SAML 2.0 identity provider, or an OAuth 2.0 server that describes its users. */
export const federatedServer = resource(
  {
    name: 'federated_server',
    table: 'federated_servers',
    key: 'id',
    natural: 'name',
    prefix: 'fs_',
    administered: { path: 'federated-servers', area: 'identity-providers', sort: 'name', filters: ['protocol', 'active'] },
    doc: 'Another server whose accounts sign people in here. Identity providers name the servers that they offer.',
  },
  {
    id: field(text(64), { doc: 'The identifier of the federated server; it never changes.', writers: 'server' }),
    name: field(text(128), { doc: 'The name on the button, such as Google.', find: ['unique', 'sort', 'search'] }),
    preset: field(text(64), { doc: 'The ready server that fills in what is not sent.', optional: true, writers: 'create' }),
    protocol: field(oneOf('oidc', 'oauth2', 'saml'), {
      doc: '`oidc`: OpenID Connect, with verified ID tokens. `oauth2`: OAuth 2.0, whose userinfo endpoint describes the person. `saml`: SAML 2.0, with signed assertions.',
      initial: 'oidc',
      writers: 'create',
      find: ['filter'],
    }),
    active: field(flag(), { doc: 'Nobody signs in by a server that is not active.', initial: true, find: ['filter'] }),
    shown: field(flag(), { doc: 'Show a button. Off: people come to it by the domain of their address, or by the default of a client.', initial: true }),
    issuer: field(secureUrl(), {
      doc: 'Its issuer identifier, letter by letter. Endpoints that are absent are found by discovery.',
      spec: 'OIDC Discovery §4.3',
      optional: true,
      writers: 'create',
      section: 'Endpoints',
    }),
    authorization_endpoint: field(secureUrl(), { doc: 'Its authorization endpoint.', spec: 'RFC 6749 §3.1', optional: true, section: 'Endpoints' }),
    token_endpoint: field(secureUrl(), { doc: 'Its token endpoint.', spec: 'RFC 6749 §3.2', optional: true, section: 'Endpoints' }),
    userinfo_endpoint: field(secureUrl(), {
      doc: 'The endpoint that describes the person of an access token.',
      spec: 'OIDC Core §5.3',
      optional: true,
      section: 'Endpoints',
    }),
    jwks_uri: field(secureUrl(), { doc: 'The keys that verify its ID tokens.', spec: 'RFC 7517 §5', optional: true, section: 'Endpoints' }),
    end_session_endpoint: field(secureUrl(), {
      doc: 'The endpoint that ends sessions there.',
      spec: 'OIDC RP-Initiated Logout §2',
      optional: true,
      section: 'Endpoints',
    }),
    client_id: field(text(1024), { doc: 'Our `client_id` there.', spec: 'RFC 6749 §2.2', optional: true, section: 'Authorization' }),
    client_secret: field(sealed(), {
      doc: 'Our secret there, or `{"ref": "name"}` for one in a secret file.',
      spec: 'RFC 6749 §2.3.1',
      optional: true,
      section: 'Authorization',
    }),
    client_auth_method: field(oneOf(...authMethods), {
      doc: 'The way in which this server authenticates there.',
      spec: 'RFC 6749 §2.3',
      initial: 'client_secret_basic',
      section: 'Authorization',
    }),
    scopes: field(list(scopeToken(), 50), { doc: 'The scopes that are asked for.', initial: ['openid', 'profile', 'email'], section: 'Authorization' }),
    scope_separator: field(text(1), {
      doc: 'The character between scopes. If not set: a space.',
      spec: 'RFC 6749 §3.3',
      optional: true,
      section: 'Authorization',
    }),
    parameters: field(keyValues(), {
      doc: 'Further parameters of authorization requests. They override no standard one.',
      initial: [],
      section: 'Authorization',
    }),
    pkce: field(flag(), {
      doc: 'Send a code challenge (S256). Off only for servers that refuse it.',
      spec: 'RFC 7636 §4',
      initial: true,
      section: 'Authorization',
    }),
    iss_parameter: field(flag(), {
      doc: 'Responses must name their issuer. Switched on by discovery too.',
      spec: 'RFC 9207 §2.4',
      initial: false,
      section: 'Authorization',
    }),
    sign_out: field(flag(), {
      doc: 'People who sign out here are sent on to sign out there.',
      spec: 'OIDC RP-Initiated Logout §2',
      initial: false,
      section: 'Authorization',
    }),
    ...samlFields,
    subject_claim: field(text(256), {
      doc: 'The claim that names an account there for ever. With `oidc` it is `sub`, whatever stands here; with `saml`, `sub` is the NameID.',
      spec: 'OIDC Core §5.7',
      initial: 'sub',
      section: 'People',
    }),
    attributes: field(attributeClaims(), {
      doc: 'The claim that fills each attribute of a person. Attributes that are not named are filled by the claim of their name.',
      initial: {},
      section: 'People',
    }),
    claim_documents: field(claimDocuments(), {
      doc: 'Further addresses that describe the person: each answer is kept as the claim of its name.',
      initial: [],
      section: 'People',
    }),
    role_rules: field(roleRules(), {
      doc: 'Roles by values of claims. They are given and taken at each sign-in; roles that no rule names stay as they are.',
      initial: [],
      section: 'People',
    }),
    create_people: field(flag(), {
      doc: 'Make a person at the first sign-in of an account. Off: only linked accounts sign in.',
      initial: true,
      section: 'People',
    }),
    update_people: field(flag(), { doc: 'Write the attributes anew at each sign-in.', initial: true, section: 'People' }),
    trust_email: field(flag(), {
      doc: 'Believe it when it says that an address is verified. Only for servers that let nobody claim the address of another.',
      initial: false,
      section: 'People',
    }),
    trust_sign_in_time: field(flag(), {
      doc: 'Believe that people signed in anew when an application asked for it, although the server does not tell when they did. Off: such a sign-in is refused. Servers that only speak OAuth 2.0 never tell it.',
      spec: 'OIDC Core §2',
      initial: false,
      section: 'People',
    }),
    ...stamps,
  },
  [
    {
      fields: ['issuer'],
      spec: 'OIDC Core §3.1.3.7',
      holds: (row) => row.protocol !== 'oidc' || row.issuer !== undefined,
      message: 'OpenID Connect needs the issuer: ID tokens are verified against it',
    },
    {
      fields: ['scopes'],
      spec: 'OIDC Core §3.1.2.1',
      holds: (row) => row.protocol !== 'oidc' || (row.scopes ?? []).includes('openid'),
      message: 'OpenID Connect needs the scope openid',
    },
    {
      fields: ['authorization_endpoint', 'token_endpoint', 'userinfo_endpoint'],
      holds: (row) =>
        row.protocol !== 'oauth2' || (row.authorization_endpoint !== undefined && row.token_endpoint !== undefined && row.userinfo_endpoint !== undefined),
      message: 'OAuth 2.0 has no discovery: give the authorization, token and userinfo endpoints',
    },
    { fields: ['client_id'], holds: (row) => row.protocol === 'saml' || row.client_id !== undefined, message: 'give the client_id that the server gave us' },
    {
      fields: ['saml_entity_id', 'saml_sign_on_url', 'saml_certificates'],
      spec: 'SAML Profiles §4.1',
      holds: (row) =>
        row.protocol !== 'saml' || (row.saml_entity_id !== undefined && row.saml_sign_on_url !== undefined && row.saml_certificates !== undefined),
      message: 'SAML needs the entity ID of the server, its single sign-on address and a certificate: its metadata tell them',
    },
    {
      fields: ['saml_signing_certificate'],
      holds: (row) => row.saml_signing_key === undefined || row.saml_signing_certificate !== undefined,
      message: 'the server verifies our requests by a certificate: give that of the signing key',
    },
    {
      fields: ['saml_decryption_certificate'],
      holds: (row) => row.saml_decryption_key === undefined || row.saml_decryption_certificate !== undefined,
      message: 'the server encrypts for a certificate: give that of the decryption key',
    },
    {
      fields: ['saml_signing_key'],
      spec: 'SAML Profiles §4.4.3.1',
      holds: (row) => row.saml_logout_url === undefined || row.saml_signing_key !== undefined,
      message: 'single logout needs signed messages: give the signing key',
    },
    {
      fields: ['client_secret'],
      holds: (row) => row.protocol === 'saml' || !row.client_auth_method?.startsWith('client_secret') || row.client_secret !== undefined,
      message: 'this way of client authentication needs the client secret',
    },
  ],
)
export type FederatedServer = Row<typeof federatedServer.fields>
