import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { thumbprintOf } from '#keys/public-keys.ts'
import { acceptedAlgs } from '../accepted-algs.ts'
import { clientAuth } from '../contracts.ts'
import { readAssertion, spendAssertion, whyUnsigned } from './assertion.ts'
import { signedByClient } from './signed-by-client.ts'

const METHOD = 'private_key_jwt'

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
    const signed = await signedByClient(claim.proof, client, context, { algorithms: algsOf(client, context) })
    if (!signed) return undefined
    await spendAssertion(signed.claims, client, context)
    return { used_key: { thumbprint: await thumbprintOf(signed.by), kid: signed.by.kid } }
  },
})
