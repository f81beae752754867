import type { CompiledClient } from '#clients/find-client.ts'
import { sealedSecretOf } from '#clients/secrets.ts'
import type { Context } from '#http/context.ts'
import { acceptedAlgs } from '../accepted-algs.ts'
import { clientAuth } from '../contracts.ts'
import { type AssertionKey, readAssertion, signedBy, spendAssertion, whyUnsigned } from './assertion.ts'

const METHOD = 'client_secret_jwt'

/** Unseals the client's secrets; only credentials made for a client with this method are stored sealed. */
const secrets = (client: CompiledClient, { vault, now }: Context): (AssertionKey & { readonly credential_id: string })[] =>
  client.credentials.flatMap(({ id, sealed, expires_at }) =>
    sealed === undefined || (expires_at !== undefined && expires_at <= now())
      ? []
      : [{ key: Buffer.from(vault.unseal(sealed, sealedSecretOf(id))), credential_id: id }],
  )

const algsOf = (client: CompiledClient, context: Context) => acceptedAlgs(context).hmac.filter((alg) => alg === (client.token_endpoint_jwt_auth_alg ?? 'HS256'))

/** An assertion that the client made with its secret (RFC 7523 §2.2, OIDC Core §9). */
export const clientSecretJwt = clientAuth({
  methods: [METHOD],
  spec: 'RFC 7523 §2.2',
  claim(_request, params) {
    const read = readAssertion(params)
    return read?.symmetric ? { client_id: read.client_id, method: METHOD, proof: read.proof } : undefined
  },
  why: ({ proof }, client, context) => whyUnsigned(proof, algsOf(client, context)),
  async verify(claim, client, context) {
    const signed = await signedBy(claim.proof, secrets(client, context), algsOf(client, context))
    if (!signed) return undefined
    await spendAssertion(signed.claims, client, context)
    return { credential_id: signed.by.credential_id }
  },
})
