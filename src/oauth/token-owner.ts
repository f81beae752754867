import { insertBesideClient } from '#clients/birth.ts'
import { type CompiledClient, findClientAnew } from '#clients/find-client.ts'
import { newRow } from '#fields/write.ts'
import type { Context } from '#http/context.ts'
import { serverError } from '#http/refusal.ts'
import { type Client, client } from '#model/client.ts'
import { Conflict } from '#store/store.ts'

type OwnerRow = Pick<Client, 'id' | 'name' | 'description'> & Partial<Pick<Client, 'authorize_scope' | 'authorized_scopes'>>

/** The client of this server that the records of tokens name which no client asked for, made with the first of them. It can get no token by itself. */
export async function ensureTokenOwner(context: Context, given: OwnerRow): Promise<CompiledClient> {
  const found = await findClientAnew(context, given.id)
  if (found) return found
  const now = context.now()
  const row = newRow(client, {
    ...given,
    confidential: false,
    token_endpoint_auth_methods: ['none'],
    supported_grant_types: ['revoke'],
    protected: true,
    created_at: now,
    updated_at: now,
  })
  await context.db
    .together((batch) => {
      batch.insert(client, row)
      insertBesideClient(batch, given.id)
    })
    .catch((error) => {
      if (!(error instanceof Conflict)) throw error
    })
  const made = await findClientAnew(context, given.id)
  if (!made) throw serverError(`the client ${given.id} was not made`)
  return made
}
