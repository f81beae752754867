import type { CompiledClient } from '#clients/find-client.ts'
import { secretInFile } from '#clients/secret-in-file.ts'
import { SHORTEST_KEY, sealedSecretOf } from '#clients/secrets.ts'
import type { Context } from '#http/context.ts'
import { acceptedAlgs } from '../accepted-algs.ts'
import { clientAuth } from '../contracts.ts'
import { type AssertionKey, readAssertion, signedBy, spendAssertion, whyUnsigned } from './assertion.ts'

const METHOD = 'client_secret_jwt'

type SecretKey = AssertionKey & { readonly credential_id: string }

/** The client's secrets themselves: unsealed, where the credential was made for a client with this method, or read from a file. */
async function secrets(client: CompiledClient, context: Context): Promise<SecretKey[]> {
  const keys: SecretKey[] = []
  for (const credential of client.credentials) {
    const { id, sealed, expires_at } = credential
    if (expires_at !== undefined && expires_at <= context.now()) continue
    const secret = sealed === undefined ? await secretInFile(credential, context) : context.vault.unseal(sealed, sealedSecretOf(id))
    // OIDC Core §10.1: a shorter key could be guessed from one assertion.
    if (secret !== undefined && Buffer.byteLength(secret) >= SHORTEST_KEY) keys.push({ key: Buffer.from(secret), credential_id: id })
  }
  return keys
}

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
    const signed = await signedBy(claim.proof, await secrets(client, context), { algorithms: algsOf(client, context) })
    if (!signed) return undefined
    await spendAssertion(signed.claims, client, context)
    return { credential_id: signed.by.credential_id }
  },
})
