import { z } from 'zod'
import { flag, list, oneOf, reference, scopeToken, shape, source, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { type DcqlQuery, dcqlQuery } from '../dcql/query.ts'
import { answeredFor } from '../desk/answered-for.ts'
import { stamps } from '../stamps.ts'

/** The ways in which a verifier names itself to wallets (OID4VP 1.0 §5.9.3). */
export const clientIdPrefixes = ['decentralized_identifier', 'x509_san_dns', 'x509_hash', 'verifier_attestation', 'redirect_uri'] as const
export type ClientIdPrefix = (typeof clientIdPrefixes)[number]

/** True when a presentation definition can ask for all that a query asks for. */
const isExchangeable = (query: DcqlQuery | undefined): boolean =>
  query?.credential_sets === undefined && (query?.credentials ?? []).every(({ format, claim_sets }) => format !== 'mso_mdoc' && claim_sets === undefined)

/** The attributes of a person that claims can fill. */
export const mappedAttributes = ['username', 'email', 'name', 'given_name', 'family_name', 'birthdate', 'phone_number', 'locale'] as const
const mapping = z.partialRecord(z.enum(mappedAttributes), z.string().min(1).max(256))

/** A verifier (OID4VP 1.0 §3): the credentials that are asked for, who may have issued them, and what follows. */
export const verifier = resource(
  {
    name: 'verifier',
    table: 'verifiers',
    key: 'id',
    natural: 'name',
    prefix: 'vrf_',
    administered: { path: 'verifiers', area: 'credentials', sort: 'name', filters: ['active'] },
    doc: 'A definition of credentials that are asked for, with the issuers that are trusted and what follows from a presentation.',
  },
  {
    id: field(text(64), { doc: 'The identifier of the verifier; it never changes.', writers: 'server' }),
    name: field(text(128), { doc: 'The display name, which wallets show.', find: ['unique', 'sort', 'search'] }),
    purpose: field(text(512), { doc: 'Why the credentials are asked for, in a sentence that people read.', optional: true }),
    scope: field(scopeToken(), {
      doc: 'The scope by which a request finds this definition.',
      spec: 'OID4VP 1.0 §5.5',
      optional: true,
      find: ['unique', 'search'],
    }),
    active: field(flag(), { doc: 'A verifier that is not active asks nobody, and takes no response.', initial: true, find: ['filter'] }),
    client_id: field(reference('client'), {
      doc: 'The client that asks: its own key and `did` sign, and its `trusted_hosts` bound what is fetched. If not set: this server.',
      optional: true,
      find: ['filter'],
    }),
    dcql: field(shape('DCQL query', dcqlQuery), { doc: 'The query: credentials, their claims, and sets of them.', spec: 'OID4VP 1.0 §6', section: 'Request' }),
    client_id_prefix: field(oneOf(...clientIdPrefixes), {
      doc: 'How the verifier names itself: by a DID, by a name in its certificate, by the hash of the certificate, by an attestation, or unsigned by its address.',
      spec: 'OID4VP 1.0 §5.9.3',
      initial: 'decentralized_identifier',
      section: 'Request',
    }),
    presentation_exchange: field(flag(), {
      doc: 'Ask wallets by a presentation definition that follows from the query, as draft 21 does, instead of by the query itself: for wallets that know no DCQL.',
      spec: 'OID4VP draft 21 §5.1',
      initial: false,
      section: 'Request',
    }),
    encrypted_response: field(flag(), {
      doc: 'The wallet encrypts its response to a key of this request (`direct_post.jwt`); otherwise only TLS protects it.',
      spec: 'OID4VP 1.0 §8.3',
      initial: true,
      section: 'Request',
    }),
    key_pair_id: field(reference('key_pair'), {
      doc: 'The key that signs requests. If not set: that of the client, or of the tenant.',
      optional: true,
      section: 'Request',
    }),
    certificates: field(source(65_536), {
      doc: 'The certificate of that key with its chain, as PEM, the leaf first.',
      spec: 'RFC 7515 §4.1.6',
      optional: true,
      section: 'Request',
    }),
    attestation: field(source(16_384), {
      doc: 'The verifier attestation: a JWT whose `cnf.jwk` is that key.',
      spec: 'OID4VP 1.0 §12',
      optional: true,
      section: 'Request',
    }),
    wallet: field(text(512), {
      doc: 'The address that opens a wallet; the request is appended to it.',
      initial: 'openid4vp://',
      section: 'Request',
    }),
    cross_device: field(flag(), {
      doc: 'Show a QR code, by which a wallet on another device answers. Without it only a wallet on the device of the browser does: somebody who sends the code to others gets no answer of theirs.',
      spec: 'OID4VP 1.0 §13.3',
      initial: true,
      section: 'Request',
    }),
    issuers: field(list(text(2048), 200), {
      doc: 'The issuers that are trusted: https addresses and DIDs, compared exactly. With neither issuers nor roots, only this server is.',
      initial: [],
      section: 'Access',
    }),
    roots: field(source(65_536), {
      doc: 'The root certificates, as PEM, that issuers with a certificate chain in `x5c` must descend from.',
      spec: 'RFC 5280 §6',
      optional: true,
      section: 'Access',
    }),
    check_status: field(flag(), {
      doc: 'Fetch the status list of each credential, and refuse what is revoked, suspended, or cannot be checked.',
      initial: true,
      section: 'Access',
    }),
    subject_claim: field(text(256), {
      doc: 'The claim that names the person who signs in: a path like `email` or `address.locality`.',
      initial: 'sub',
      section: 'Features',
    }),
    subject_is: field(oneOf('username', 'email', 'id'), {
      doc: 'The attribute of a person that this claim is compared with.',
      initial: 'username',
      section: 'Features',
    }),
    register: field(flag(), { doc: 'Make an account for a person who has none.', initial: false, section: 'Features' }),
    claims: field(shape('claims mapping', mapping), {
      doc: 'The attributes of such an account, each with the path of the claim that fills it.',
      initial: {},
      section: 'Features',
    }),
    offers: field(list(text(128), 20), {
      doc: 'The credentials that are offered to whoever presents what is asked, once each time, by the identifiers of their configurations. Their claims can point to what was presented: `presented`, the id of a credential query, and the path of its claim. The client of the verifier issues them.',
      initial: [],
      section: 'Features',
    }),
    ...answeredFor,
    ...stamps,
  },
  [
    {
      fields: ['certificates', 'client_id_prefix'],
      spec: 'OID4VP 1.0 §5.9.3',
      holds: (row) => row.certificates !== undefined || !row.client_id_prefix?.startsWith('x509_'),
      message: 'a verifier that is named by a certificate needs certificates',
    },
    {
      fields: ['attestation', 'client_id_prefix'],
      spec: 'OID4VP 1.0 §5.9.3',
      holds: (row) => row.attestation !== undefined || row.client_id_prefix !== 'verifier_attestation',
      message: 'a verifier that is named by an attestation needs one',
    },
    {
      fields: ['presentation_exchange', 'dcql', 'client_id_prefix'],
      spec: 'OID4VP draft 21 §5.4',
      holds: (row) => row.presentation_exchange !== true || (isExchangeable(row.dcql) && row.client_id_prefix !== 'x509_hash'),
      message: 'a presentation definition knows neither sets nor mdocs, and its verifiers are not named by x509_hash',
    },
  ],
)
export type Verifier = Row<typeof verifier.fields>
