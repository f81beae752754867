import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { type Answer, json } from '#http/render.ts'
import { didWebOf } from '#keys/did/web.ts'

const headers = { 'content-type': 'application/did+json', 'cache-control': 'public, max-age=60' }

/** The DID document of the issuer (DID 1.0 §5): the keys of its JWK set, as verification methods. */
async function show({ issuer, keys }: Context): Promise<Answer> {
  const id = didWebOf(issuer)
  const { keys: published } = await keys.jwks()
  const methods = published
    .filter(({ use }) => use !== 'enc')
    .map(({ kid, ...jwk }) => ({ id: `${id}#${encodeURIComponent(kid ?? '')}`, type: 'JsonWebKey', controller: id, publicKeyJwk: { kid, ...jwk } }))
  const names = methods.map((method) => method.id)
  return json(
    {
      '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/jwk/v1'],
      id,
      verificationMethod: methods,
      authentication: names,
      assertionMethod: names,
    },
    200,
    headers,
  )
}

const document = (path: string) =>
  endpoint({ method: 'GET', path, spec: 'did:web §2.5.2', surface: 'oauth', cors: 'any', handle: (_request, context) => show(context) })

/** The did:web document of this tenant: at the well-known place of a host, and below the path of a tenant or proxy. */
export const didDocument: readonly Endpoint[] = [document('/.well-known/did.json'), document('/did.json')]
