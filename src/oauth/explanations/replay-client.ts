import { type CompiledClient, findClientAnew } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { invalidClient } from '#http/refusal.ts'
import type { Explanation } from '#model/explanation.ts'
import { findBar } from '../client-auth/authenticate.ts'
import type { RequiresProof } from '../client-auth/required-proof.ts'

/** A certificate on the connection is not part of the request that was kept: which method it was for, the client knows. */
function methodOf({ check, auth_method }: Explanation, client: CompiledClient | undefined): string {
  const byCertificate = client?.token_endpoint_auth_methods.find((name) => name.endsWith('tls_client_auth'))
  return (check === 'client_certificate' ? byCertificate : auth_method) ?? 'none'
}

/**
 * Repeats the checks of client authentication with the present client. The credential itself cannot be checked again, because it was not stored; an
 * expired secret is known by its id.
 * @throws {Refusal}
 */
export async function replayClient(refused: Explanation, context: Context, demanded: RequiresProof): Promise<CompiledClient> {
  const client = await findClientAnew(context, refused.client_id)
  const why = findBar(client, methodOf(refused, client), demanded)
  if (!client || why) throw invalidClient('the client cannot prove itself in this way').because(why ?? {})
  const { check, tried } = refused
  if (check === 'secret_expiry' && !client.credentials.some(({ id }) => id === tried)) throw invalidClient('the secret has expired').because({ check, tried })
  return client
}
