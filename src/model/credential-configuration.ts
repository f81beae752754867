import { flag, identifier, integer, list, nameIn, oneOf, paragraph, reference, scopeToken, seconds, shape, source, text } from '#fields/kinds.ts'
import { field, inherits, type Row, resource } from '#fields/resource.ts'
import { credentialClaims } from './credential-claims.ts'
import { credentialDisplays } from './credential-display.ts'
import { answeredFor } from './desk/answered-for.ts'
import { stamps } from './stamps.ts'

/** The credential formats. `vc+sd-jwt` is the former name of `dc+sd-jwt`, which some wallets still ask for. */
export const credentialFormats = ['dc+sd-jwt', 'vc+sd-jwt', 'jwt_vc_json', 'jwt_vc', 'mso_mdoc'] as const
export type CredentialFormatName = (typeof credentialFormats)[number]
const isW3c = (format: string | undefined) => format === 'jwt_vc_json' || format === 'jwt_vc'
export const isSdJwt = (format: string | undefined) => format === 'dc+sd-jwt' || format === 'vc+sd-jwt'

/** How keys are proved (OID4VCI 1.0 §F). */
const proofTypes = ['jwt', 'attestation'] as const
/** The attack potentials that the storage of keys, or their unlocking, resists (OID4VCI 1.0 §D.2). */
const attackPotentials = ['iso_18045_high', 'iso_18045_moderate', 'iso_18045_enhanced-basic', 'iso_18045_basic'] as const

/** A kind of verifiable credential that this server issues: its format, its claims, and how wallets show it (OID4VCI 1.0 §12.2.4). */
export const credentialConfiguration = resource(
  {
    name: 'credential_configuration',
    table: 'credential_configurations',
    key: 'id',
    natural: 'identifier',
    prefix: 'vcc_',
    administered: { path: 'credential-configurations', area: 'credentials', sort: 'identifier', filters: ['format', 'active'] },
    doc: 'A kind of verifiable credential that wallets can fetch: its format, its claims and its looks.',
  },
  {
    id: field(text(64), { doc: 'Names the configuration for ever.', writers: 'server' }),
    identifier: field(identifier(128), {
      doc: 'The name that wallets ask for it by, in offers and in the metadata.',
      spec: 'OID4VCI 1.0 §12.2.4',
      writers: 'create',
      find: ['unique', 'sort', 'search'],
    }),
    description: field(paragraph(), { doc: 'A description for administrators.', optional: true, find: ['search'] }),
    active: field(flag(), { doc: 'A configuration that is not active is not announced, and nothing is issued by it.', initial: true, find: ['filter'] }),
    format: field(oneOf(...credentialFormats), {
      doc: 'The format of the credential. `dc+sd-jwt` lets the holder show claims one by one.',
      spec: 'OID4VCI 1.0 §A',
      initial: 'dc+sd-jwt',
      find: ['filter'],
    }),
    vct: field(text(2048), {
      doc: 'The type of an SD-JWT credential: a URI that its verifiers know.',
      spec: 'draft-ietf-oauth-sd-jwt-vc §3.2.2.1',
      optional: true,
      find: ['search'],
    }),
    types: field(list(text(255), 20), {
      doc: 'The types of a W3C credential, besides `VerifiableCredential`.',
      spec: 'OID4VCI 1.0 §A.1.1.2',
      initial: [],
    }),
    doctype: field(text(255), {
      doc: 'The document type of an mdoc, like `org.iso.18013.5.1.mDL`. On the first level, its claims are namespaces.',
      spec: 'OID4VCI 1.0 §A.2.2',
      optional: true,
      find: ['search'],
    }),
    claims: field(shape('claims', credentialClaims), {
      doc: 'The claims, as a tree: each with `name`, and `pointer` to a value of the person (`given_name`, `address.country`, `metadata.level`), a fixed `value`, further `claims`, or `items` of a list; `mandatory`, `disclosable`, `expires_in` in seconds, and `display` per locale.',
      spec: 'OID4VCI 1.0 §C',
      initial: [],
      section: 'Claims',
    }),
    display: field(shape('display', credentialDisplays), {
      doc: 'The card as wallets draw it, one for each locale: `name`, `background_color`, `text_color`, `logo`.',
      spec: 'OID4VCI 1.0 §12.2.4',
      initial: [],
      section: 'Looks',
    }),
    scopes: field(list(scopeToken(), 20), {
      doc: 'Scopes by which a wallet asks for it: the first is announced, all must be granted. However it is asked for, nobody gets it who may not have them. None: it is fetched by an offer or by authorization details.',
      spec: 'OID4VCI 1.0 §5.1.2',
      initial: [],
      section: 'Issuance',
    }),
    ttl: field(seconds(60, 315_360_000), { doc: 'How long a credential is valid.', initial: 31_536_000, section: 'Issuance' }),
    batch_size: field(integer(1, 100), {
      doc: 'The most credentials that a wallet may fetch in one request, each bound to another key.',
      spec: 'OID4VCI 1.0 §3.3',
      initial: 1,
      section: 'Issuance',
    }),
    proof_types: field(list(oneOf(...proofTypes), 2), {
      doc: 'How a wallet proves the keys that credentials are bound to: by a JWT of each key, or by an attestation that vouches for several. None: the credential is bound to no key, and whoever has a copy can show it.',
      spec: 'OID4VCI 1.0 §F',
      initial: ['jwt'],
      section: 'Issuance',
    }),
    require_key_attestation: field(flag(), {
      doc: 'Refuse keys that no attester vouches for: a trusted issuer with the purpose `key_attestation`. An attestation as the proof itself always needs one.',
      spec: 'OID4VCI 1.0 §D.1',
      initial: false,
      section: 'Issuance',
    }),
    key_storage: field(list(oneOf(...attackPotentials), 4), {
      doc: 'The accepted levels of the storage of attested keys: the attack potential that it resists. None: any.',
      spec: 'OID4VCI 1.0 §D.2',
      initial: [],
      section: 'Issuance',
    }),
    user_authentication: field(list(oneOf(...attackPotentials), 4), {
      doc: 'The accepted levels of how a person unlocks attested keys. None: any.',
      spec: 'OID4VCI 1.0 §D.2',
      initial: [],
      section: 'Issuance',
    }),
    deferred: field(flag(), {
      doc: 'Hand the credential out at a later request instead of at once.',
      spec: 'OID4VCI 1.0 §9',
      initial: false,
      section: 'Issuance',
    }),
    deferral: field(seconds(0, 2_592_000), { doc: 'How long a deferred credential takes.', initial: 0, section: 'Issuance' }),
    status_list: field(flag(), {
      doc: 'Give each credential a place in a status list, so that it can be suspended and revoked.',
      spec: 'draft-ietf-oauth-status-list §6',
      initial: true,
      section: 'Issuance',
    }),
    signing_alg: field(nameIn('signing_algs'), { doc: 'How credentials are signed.', initial: inherits('signing_alg'), section: 'Issuance' }),
    key_pair_id: field(reference('key_pair'), {
      doc: 'The key that signs the credentials. If not set: that of the client, or of the tenant.',
      optional: true,
      section: 'Issuance',
    }),
    certificates: field(source(65_536), {
      doc: 'The certificate of that key with its chain, as PEM, the leaf first and without the root: sent in `x5chain` of an mdoc, and in `x5c` of the other formats.',
      spec: 'RFC 9360 §2',
      optional: true,
      section: 'Issuance',
    }),
    ...answeredFor,
    ...stamps,
  },
  [
    { fields: ['vct'], holds: (row) => !isSdJwt(row.format) || row.vct !== undefined, message: 'is required by an SD-JWT format' },
    { fields: ['types'], holds: (row) => !isW3c(row.format) || (row.types?.length ?? 0) > 0, message: 'a W3C format needs at least one type' },
    {
      fields: ['key_storage', 'user_authentication', 'require_key_attestation'],
      spec: 'OID4VCI 1.0 §12.2.4',
      holds: (row) => row.require_key_attestation === true || [...(row.key_storage ?? []), ...(row.user_authentication ?? [])].length === 0,
      message: 'levels are told by attestations: set require_key_attestation',
    },
    {
      fields: ['doctype'],
      spec: 'OID4VCI 1.0 §A.2.2',
      holds: (row) => row.format !== 'mso_mdoc' || row.doctype !== undefined,
      message: 'is required by an mdoc',
    },
    {
      fields: ['certificates'],
      spec: 'ISO 18013-5 §9.1.2.4',
      holds: (row) => row.format !== 'mso_mdoc' || row.certificates !== undefined,
      message: 'an mdoc needs the certificate of the key that signs it: its verifiers know issuers by nothing else',
    },
    {
      fields: ['proof_types'],
      spec: 'ISO 18013-5 §9.1.2.4',
      holds: (row) => row.format !== 'mso_mdoc' || (row.proof_types?.length ?? 0) > 0,
      message: 'an mdoc is bound to the key of its holder: name a proof type',
    },
    {
      fields: ['claims'],
      spec: 'OID4VCI 1.0 §C.2',
      holds: (row) => row.format !== 'mso_mdoc' || (row.claims ?? []).every((one) => one.claims !== undefined),
      message: 'the first level of an mdoc is namespaces: give each of them claims of its own',
    },
  ],
)
export type CredentialConfiguration = Row<typeof credentialConfiguration.fields>
