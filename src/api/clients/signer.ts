import { readAdapterKeys } from '#keys/adapter.ts'
import type { Client } from '#model/client.ts'
import { INTERNAL_SIGNER, signer } from '#model/signer.ts'
import type { Call } from '../operation.ts'
import type { FieldErrors } from '../write/faults.ts'

/** The faults of a client's signer: it does not exist, or has no key for one of the client's algorithms. */
export async function unusableSigner(client: Client, { context }: Call): Promise<FieldErrors> {
  const { signatures_adapter: name } = client
  if (name === INTERNAL_SIGNER) return {}
  const [row] = await context.db.table(signer).find({ name }, { limit: 1 })
  if (!row) return { signatures_adapter: [`there is no signer ${name}: expected Internal or the name of a signer`] }
  const algs = readAdapterKeys(row.jwks).map(({ alg }) => alg)
  const unfit = (['id_token_signature_alg', 'access_token_signature_alg', 'userinfo_signed_response_alg'] as const).flatMap((field) => {
    const alg = client[field]
    return alg === undefined || algs.some((known) => known === alg)
      ? []
      : [[field, [`the signer ${name} does not sign with ${alg}: expected ${algs.join(', ')}`]]]
  })
  return Object.fromEntries(unfit)
}
