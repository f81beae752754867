import { z } from 'zod'
import { flag, instant, oneOf, reference, shape, source, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { stamps } from './stamps.ts'

/** The signature algorithms that quantum computers are not known to break (RFC 9964 §4): each has keys of its own. */
export const postQuantumAlgs = ['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'] as const
/** The signing algorithms. */
export const signingAlgs = ['ES256', 'ES384', 'ES512', 'EdDSA', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', ...postQuantumAlgs] as const
export type SigningAlg = (typeof signingAlgs)[number]

/** A key pair of the tenant or of one client, for signing or for decryption. */
export const keyPair = resource(
  {
    name: 'key_pair',
    table: 'key_pairs',
    key: 'id',
    administered: { path: 'key-pairs', area: 'keys', sort: '-created_at', filters: ['state', 'alg'] },
    doc: 'A key pair for signing, or for the decryption of messages to this server. The private key never leaves the server.',
    indexes: [['client_id', 'created_at']],
  },
  {
    id: field(text(64), { doc: 'Its `kid`: the RFC 7638 thumbprint of the public key.', spec: 'RFC 7638 §3', writers: 'server' }),
    name: field(text(128), { doc: 'The display name.', optional: true, find: ['sort', 'search'] }),
    type: field(oneOf('RSA-2048', 'RSA-3072', 'RSA-4096', 'P-256', 'P-384', 'P-521', 'Ed25519', ...postQuantumAlgs), {
      doc: 'The kind of key.',
      initial: 'P-256',
      writers: 'create',
      find: ['filter'],
    }),
    use: field(oneOf('sig', 'enc'), {
      doc: '`sig`: it signs. `enc`: others encrypt to it, and it never signs.',
      spec: 'RFC 7517 §4.2',
      initial: 'sig',
      writers: 'create',
      find: ['filter'],
    }),
    alg: field(oneOf(...signingAlgs), {
      doc: 'The algorithm, unless a client asks for another one that fits the key.',
      optional: true,
      writers: 'create',
      find: ['filter'],
    }),
    client_id: field(reference('client'), { doc: 'The client it belongs to; empty where it belongs to the tenant.', optional: true, writers: 'server' }),
    is_default: field(flag(), { doc: 'It signs for every client without a key of its own that uses its algorithm.', initial: false }),
    state: field(oneOf('active', 'retiring', 'retired'), {
      doc: 'Active: signs from `signs_at` on. Retiring: signs until its successor does, and is published until the tokens it signed have expired. Retired: not published.',
      initial: 'active',
      writers: 'server',
      find: ['filter'],
    }),
    signs_at: field(instant(), {
      doc: 'When it begins to sign. Until then it is only published, and the key that it replaces continues.',
      optional: true,
      writers: 'server',
    }),
    retires_at: field(instant(), { doc: 'When a retiring key leaves the published JWK set.', optional: true, writers: 'server' }),
    successor_id: field(text(64), { doc: 'The key that replaced it.', optional: true, writers: 'server' }),
    public_key: field(source(16_384), { doc: 'The public key, as PEM.', writers: 'server' }),
    public_jwk: field(shape('JWK', z.record(z.string(), z.json())), { doc: 'The public key, as a JWK.', spec: 'RFC 7517 §4', writers: 'server' }),
    sealed_private_key: field(source(16_384), { doc: 'The private key, sealed under the master key.', writers: 'server', readers: [] }),
    first_used_at: field(instant(), { doc: 'When it first signed.', optional: true, writers: 'server' }),
    last_used_at: field(instant(), { doc: 'When it last signed.', optional: true, writers: 'server' }),
    ...stamps,
  },
)
export type KeyPair = Row<typeof keyPair.fields>
