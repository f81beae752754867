import { findClient } from '#clients/find-client.ts'
import { endpoint } from '#http/endpoint.ts'
import { notFound } from '#http/refusal.ts'
import { type Answer, json, withMediaType } from '#http/render.ts'
import { andThen } from '#kit/maybe-promise.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { signingFor } from '../tokens/signing.ts'

/** The lifetime bounds how long a verifier trusts a withdrawn key. At an unknown `kid` a verifier fetches the keys again anyway. */
const headers = { 'cache-control': 'public, max-age=60' }
const rendered = memoizeWeak((set: object): Answer => withMediaType('application/json', JSON.stringify(set), headers))

/** The public keys that verify what this server signs (RFC 7517 §5). */
export const jwks = endpoint({
  method: 'GET',
  path: '/oauth/jwks',
  spec: 'RFC 7517 §5',
  surface: 'oauth',
  cors: 'any',
  metadata: (url) => ({ jwks_uri: url }),
  handle: (_request, { keys }) => andThen(keys.jwks(), rendered),
})

/** The public keys that sign for one client: its verifiers need not load the keys of all others. */
export const clientJwks = endpoint({
  method: 'GET',
  path: '/oauth/jwks/:client_id',
  spec: 'RFC 7517 §5',
  surface: 'oauth',
  cors: 'any',
  async handle({ params }, context) {
    const client = await findClient(context, params['client_id'] ?? '')
    if (!client?.active) throw notFound('there is no such client')
    const signing = { ...signingFor(client, client.id_token_signature_alg), kid: client.id_token_kid }
    return json(await context.keys.jwksFor(client.id, signing), 200, headers)
  },
})
