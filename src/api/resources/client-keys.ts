import { json } from '#http/render.ts'
import { keysOf, type PublicKey, thumbprintOf } from '#keys/public-keys.ts'
import type { Client, client } from '#model/client.ts'
import { type ClientKeyUse, clientKeyUse } from '#model/client-key-use.ts'
import type { Administered } from '../administered.ts'
import type { Call, Operation } from '../operation.ts'
import { findRow } from '../read.ts'
import { dataSchema } from '../schemas.ts'
import { rowVerb } from '../verb.ts'
import { clientResource } from './clients.ts'

const MOST = 500

/** The keys that authenticate a client: the registered ones, then those it used from its jwks_uri, or had before. */
async function keysShown(a: Administered<typeof client.fields>, call: Call) {
  const row = await findRow(a, call)
  const page = { order: 'last_used_at', descending: true, limit: MOST } as const
  const uses = await call.context.db.table(clientKeyUse).find({ client_id: row.id }, page)
  const useOf = new Map(uses.map((use) => [use.thumbprint, use]))
  const registered = await Promise.all(keysOf(row).map(async ({ source, key }) => ({ source, key, thumbprint: await thumbprintOf(key) })))
  const others = uses.filter(({ thumbprint }) => !registered.some((one) => one.thumbprint === thumbprint))
  return json({
    data: [
      ...registered.map(({ source, key, thumbprint }) => ({
        ...{ source, kid: key.kid ?? null, thumbprint, type: keyKindOf(key) },
        ...shownUse(useOf.get(thumbprint)),
      })),
      ...others.map((use) => ({ source: keySource(row), kid: use.kid ?? null, thumbprint: use.thumbprint, type: null, ...shownUse(use) })),
    ],
  })
}

const keySource = ({ jwks_uri }: Client) => (jwks_uri === undefined ? 'former' : 'jwks_uri')

const keyKindOf = ({ key }: PublicKey): string => {
  const { kty = '', crv } = key.export({ format: 'jwk' })
  return crv ?? `${kty}-${key.asymmetricKeyDetails?.modulusLength}`
}

const shownUse = (use: ClientKeyUse | undefined) => ({
  first_used_at: use?.first_used_at ?? null,
  last_used_at: use?.last_used_at ?? null,
  use_count: use?.use_count ?? 0,
  networks: use?.networks ?? [],
})

const nullable = (type: string) => ({ type: [type, 'null'] })
const keysSchema = dataSchema({
  type: 'array',
  items: {
    type: 'object',
    required: ['source', 'kid', 'thumbprint', 'type', 'first_used_at', 'last_used_at', 'use_count', 'networks'],
    properties: {
      source: {
        enum: ['jwks', 'jwk', 'jwt_public_key', 'jwks_uri', 'former'],
        description: 'The field of the key; `jwks_uri` for a key that is or was published there; `former` for a key that is no longer registered.',
      },
      kid: { ...nullable('string'), description: "The client's name for the key." },
      thumbprint: { type: 'string', description: 'Its SHA-256 thumbprint (RFC 7638 §3).' },
      type: { ...nullable('string'), description: 'The curve, or RSA and its size; null where only the use is known.' },
      first_used_at: nullable('integer'),
      last_used_at: { ...nullable('integer'), description: 'A use shows within two seconds.' },
      use_count: { type: 'integer' },
      networks: { type: 'array', items: { type: 'string' }, description: 'The networks that it was used from; the latest sixteen.' },
    },
  },
})

/** `GET …/{id}/keys`, for administrators and developers. */
export const keysVerb = (a: Administered<typeof client.fields>): Operation =>
  rowVerb(a, 'keys', {
    method: 'GET',
    summary: 'List the keys that authenticate a client, with their first and last use',
    success: { status: 200, doc: 'The keys.', schema: () => keysSchema },
    run: (call) => keysShown(a, call),
  })

export const clientKeys: Operation = keysVerb(clientResource)
