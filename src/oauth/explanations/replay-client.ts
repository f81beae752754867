import { type CompiledClient, findClientAnew } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { invalidClient } from '#http/refusal.ts'
import type { Explanation } from '#model/explanation.ts'
import { barred } from '../client-auth/authenticate.ts'
import type { RequiresProof } from '../client-auth/required-proof.ts'

/**
 * The client of a refused request as it is now, as far as it may try to prove itself. Whether the proof was right cannot be told again: it was
 * not kept. A secret that had expired is known by its id.
 * @throws {Refusal}
 */
export async function replayClient(refused: Explanation, context: Context, demanded: RequiresProof): Promise<CompiledClient> {
  const client = await findClientAnew(context, refused.client_id)
  const why = barred(client, refused.auth_method ?? 'none', demanded)
  if (!client || why) throw invalidClient('the client cannot prove itself in this way').because(why ?? {})
  const { check, tried } = refused
  if (check === 'secret_expiry' && !client.credentials.some(({ id }) => id === tried)) throw invalidClient('the secret has expired').because({ check, tried })
  return client
}
