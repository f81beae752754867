import { endpoint } from '#http/endpoint.ts'
import { type Answer, typed } from '#http/render.ts'
import { andThen } from '#kit/maybe-promise.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'

/** A verifier that meets a `kid` it does not know looks again whatever this says; it bounds how long a withdrawn key is believed. */
const headers = { 'cache-control': 'public, max-age=60' }
const rendered = memoizeWeak((set: object): Answer => typed('application/json', JSON.stringify(set), headers))

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
