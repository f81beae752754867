import { insertBesideClient } from '#clients/birth.ts'
import { type ChosenSecret, makeCredential, needsSecretItself } from '#clients/secrets.ts'
import { newRow } from '#fields/write.ts'
import { type Client, client } from '#model/client.ts'
import { clientCredential } from '#model/client-credential.ts'
import type { TestServer } from './server.ts'

/** A client of a test, and what it proves itself with. */
export interface TestClient {
  readonly id: string
  readonly secret: string
  /** For `basic` of a call. */
  readonly basic: readonly [string, string]
}

let made = 0

/** Makes a client that may use every machine grant, unless told otherwise, with a generated secret, unless given one. */
export async function makeClient(
  { context: { db, vault, now } }: Pick<TestServer, 'context'>,
  { secret, expires_at, ...fields }: { readonly [K in keyof Client]?: Client[K] | undefined } & { secret?: ChosenSecret; expires_at?: number | undefined } = {},
): Promise<TestClient> {
  const id = fields.id ?? `client-${++made}`
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Client>
  const row = newRow(client, { supported_grant_types: ['client_credentials', 'introspect', 'revoke'], created_at: now(), ...given, id })
  const seal = needsSecretItself(row.token_endpoint_auth_methods)
  const credential = await makeCredential(vault, { client_id: id, secret: typeof secret === 'string' ? secret : undefined, expires_at, seal, now: now() })
  await db.together((batch) => {
    batch.insert(client, row)
    insertBesideClient(batch, id)
    batch.insert(clientCredential, credential.row)
  })
  return { id, secret: credential.secret, basic: [id, credential.secret] }
}
