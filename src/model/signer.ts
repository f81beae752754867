import { identifier, sealed, secureUrl, shape } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { publicJwks } from './public-jwk.ts'
import { stamps } from './stamps.ts'

/** The name of the adapter that signs with the keys of this server, which is the default of every client. */
export const INTERNAL_SIGNER = 'Internal'

/** A signing service outside, which holds the private keys that some clients' tokens are signed with. */
export const signer = resource(
  {
    name: 'signer',
    table: 'signers',
    key: 'id',
    prefix: 'sgn_',
    administered: { path: 'signers', area: 'keys', sort: 'name' },
    doc: 'A signing service outside, which holds private keys. A client names it as its `signatures_adapter`.',
  },
  {
    id: field(identifier(64), { doc: 'The identifier of the signer; it never changes.', writers: 'server' }),
    name: field(identifier(64), { doc: 'The name that clients give as their `signatures_adapter`.', writers: 'create', find: ['unique', 'sort', 'search'] }),
    url: field(secureUrl(), { doc: 'The address of its signing API.' }),
    secret: field(sealed(), { doc: 'The bearer token that this server sends to it, or `{"ref": "name"}` for one in a secret file.' }),
    jwks: field(shape('JWK set', publicJwks), {
      doc: 'Its public keys, each with `kid` and `alg`. All are published. The first key of an algorithm signs: list a new key last for a while, then first.',
      spec: 'RFC 7517 §5',
    }),
    ...stamps,
  },
  [{ fields: ['name'], holds: (row) => row.name !== INTERNAL_SIGNER, message: 'Internal means the keys of this server' }],
)
export type SignerRow = Row<typeof signer.fields>
