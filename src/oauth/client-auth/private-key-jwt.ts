import { decodeProtectedHeader } from 'jose'
import type { CompiledClient } from '#clients/find-client.ts'
import { keyPlaceOf } from '#clients/outgoing.ts'
import type { Context } from '#http/context.ts'
import { keysOf, keysOfHeader, type PublicKey, thumbprintOf } from '#keys/public-keys.ts'
import { type RemoteKeys, remoteKeys } from '#keys/remote.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { acceptedAlgs } from '../accepted-algs.ts'
import { clientAuth } from '../contracts.ts'
import { readAssertion, signedBy, spendAssertion, whyUnsigned } from './assertion.ts'

const METHOD = 'private_key_jwt'

const registeredKeys = memoizeWeak((client: CompiledClient): readonly PublicKey[] => keysOf(client).map(({ key }) => key))
const remote = memoizeWeak((context: Context): RemoteKeys => remoteKeys(context.fetch, context.now))

const algsOf = ({ token_endpoint_jwt_auth_alg: only }: CompiledClient, context: Context) =>
  acceptedAlgs(context).asymmetric.filter((alg) => only === undefined || only === alg)

/** An assertion that the client signed with its private key (RFC 7523 §2.2, OIDC Core §9). */
export const privateKeyJwt = clientAuth({
  methods: [METHOD],
  spec: 'RFC 7523 §2.2',
  claim(_request, params) {
    const read = readAssertion(params)
    return read && !read.symmetric ? { client_id: read.client_id, method: METHOD, proof: read.proof } : undefined
  },
  why: ({ proof }, client, context) => whyUnsigned(proof, algsOf(client, context)),
  async verify(claim, client, context) {
    const { kid } = decodeProtectedHeader(claim.proof)
    const allowed = algsOf(client, context)
    const place = keyPlaceOf(client)
    let signed = await signedBy(claim.proof, keysOfHeader(registeredKeys(client), kid), allowed)
    if (!signed && place !== undefined) {
      signed = await signedBy(claim.proof, await remote(context).find(place, kid), allowed)
      // The client may have replaced the key under the same `kid`, or without one: fetch the key set again.
      signed ??= await signedBy(claim.proof, await remote(context).find(place, kid, true), allowed)
    }
    if (!signed) return undefined
    await spendAssertion(signed.claims, client, context)
    return { used_key: { thumbprint: await thumbprintOf(signed.by), kid: signed.by.kid } }
  },
})
