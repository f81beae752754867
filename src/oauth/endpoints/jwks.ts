import { endpoint } from '#http/endpoint.ts'
import { type Answer, typed } from '#http/render.ts'
import { per } from '#kit/per.ts'
import { after } from '#kit/soon.ts'

/** A verifier that meets a `kid` it does not know looks again whatever this says; it bounds how long a withdrawn key is believed. */
const headers = { 'cache-control': 'public, max-age=60' }
const rendered = per((set: object): Answer => typed('application/json', JSON.stringify(set), headers))

/** The public keys that verify what this server signs (RFC 7517 §5). */
export const jwks = endpoint({
  method: 'GET',
  path: '/oauth/jwks',
  spec: 'RFC 7517 §5',
  surface: 'oauth',
  cors: 'any',
  metadata: (url) => ({ jwks_uri: url }),
  handle: (_request, { keys }) => after(keys.jwks(), rendered),
})
