import { z } from 'zod'
import { flag, freeObject, instant, list, oneOf, reference, shape, source, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { partyPolicies } from './party-policy.ts'

/** A credential that was seen, without the values of its claims. */
const seen = z.array(
  z.strictObject({
    query: z.string(),
    format: z.string(),
    type: z.string(),
    issuer: z.string(),
    claims: z.array(z.string()),
  }),
)
export type SeenCredential = z.infer<typeof seen>[number]

/** The flow that a wallet was reached by: on the device of the browser, on another, or by the browser's own interface. */
export const presentationFlows = ['same_device', 'cross_device', 'browser'] as const
export type PresentationFlow = (typeof presentationFlows)[number]

/** A presentation that was asked for (OID4VP 1.0 §3), and what came of it. The values of claims are sealed, and gone with the row. */
export const presentation = resource(
  {
    name: 'presentation',
    table: 'presentations',
    key: 'id',
    expires: 'kept_until',
    administered: { path: 'presentations', area: 'credentials', verbs: ['list', 'read'], sort: '-', filters: ['verifier_id', 'state'] },
    doc: 'A presentation of credentials that was asked for, and what was seen. The values of claims are not part of it.',
    indexes: [['verifier_id'], ['waiting_id']],
  },
  {
    id: field(text(128), { doc: 'Names the presentation; it opens nothing.', writers: 'server' }),
    verifier_id: field(reference('verifier'), { doc: 'The definition that it was asked by.', writers: 'server' }),
    client_id: field(reference('client'), { doc: 'The client that asked, if any.', optional: true, writers: 'server' }),
    purpose: field(oneOf('sign_in', 'api', 'wallet'), {
      doc: 'It signs a person in, is answered to a caller of the API, or belongs to a request that a wallet began.',
      writers: 'server',
    }),
    response_types: field(list(oneOf('vp_token', 'id_token')), {
      doc: 'The tokens that the wallet is asked for: credentials, a self-issued ID token, or both.',
      spec: 'SIOPv2 §9',
      initial: ['vp_token'],
      writers: 'server',
    }),
    state: field(oneOf('waiting', 'accepted', 'refused', 'used'), {
      doc: '`waiting` for a wallet; `accepted`: its claims can be read; `refused`: see `refusal`; `used`: somebody signed in with it.',
      initial: 'waiting',
      writers: 'server',
      find: ['filter'],
    }),
    browser: field(text(128), { doc: 'The browser that it began in.', optional: true, writers: 'server', readers: [] }),
    waiting_id: field(text(128), { doc: 'The authorization request that waits for it.', optional: true, writers: 'server', readers: [] }),
    sealed_key: field(source(4096), { doc: 'The sealed private key that the response is encrypted to.', optional: true, writers: 'server', readers: [] }),
    return_to: field(text(2048), { doc: 'Where the browser is sent after a wallet on the same device answered.', optional: true, writers: 'server' }),
    flow: field(oneOf(...presentationFlows), { doc: 'The flow that the wallet answered in.', optional: true, writers: 'server' }),
    response_code: field(text(128), { doc: 'The keyed digest of the code that brings the browser back.', optional: true, writers: 'server', readers: [] }),
    seen: field(shape('seen credentials', seen), {
      doc: 'Each credential that was accepted: its type, its issuer and the names of its claims.',
      initial: [],
      writers: 'server',
    }),
    chain: field(list(text(64)), { doc: 'The thumbprints of the keys that were proved earlier in its flow.', initial: [], writers: 'server' }),
    parties: field(list(text(64)), { doc: 'The thumbprints of the keys that may answer. None: any.', initial: [], writers: 'server' }),
    policies: field(shape('party policies', partyPolicies), {
      doc: 'The rules of those who answered earlier on those who answer later (`metadata_policy`), by the thumbprints of their keys.',
      initial: [],
      writers: 'server',
    }),
    offer_follows: field(flag(), {
      doc: 'Credentials are offered to whoever presents what is asked: see `offers` of the verifier.',
      initial: false,
      writers: 'server',
    }),
    wallet_state: field(text(2048), {
      doc: 'The `state` of the request that a wallet began, for the way back.',
      optional: true,
      writers: 'server',
      readers: [],
    }),
    request_key: field(freeObject(), {
      doc: 'The key that the wallet which began wants its request encrypted to.',
      spec: 'RFC 9101 §6.1',
      optional: true,
      writers: 'server',
      readers: [],
    }),
    holder_key: field(text(64), { doc: 'The thumbprint of the key that the holder proved.', spec: 'RFC 7638 §3', optional: true, writers: 'server' }),
    holder: field(text(8192), { doc: 'The DID, or the thumbprint of the key, that the holder proved.', optional: true, writers: 'server' }),
    sealed_claims: field(source(262_144), { doc: 'The sealed claims.', optional: true, writers: 'server', readers: [] }),
    sealed_earlier: field(source(2_097_152), {
      doc: 'The sealed claims of the earlier presentations of its flow, by the keys that proved them.',
      optional: true,
      writers: 'server',
      readers: [],
    }),
    refusal: field(text(1024), { doc: 'Why the response was refused, or what the wallet said instead.', optional: true, writers: 'server' }),
    created_at: field(instant(), { doc: 'When it was asked for.', writers: 'server' }),
    answered_at: field(instant(), { doc: 'When the wallet answered.', optional: true, writers: 'server' }),
    expires_at: field(instant(), { doc: 'When it can no longer be answered.', writers: 'server' }),
    kept_until: field(instant(), { doc: 'When the row, and the claims in it, are removed.', writers: 'server' }),
  },
)
export type Presentation = Row<typeof presentation.fields>
