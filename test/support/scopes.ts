import { newRow } from '#fields/write.ts'
import { scope } from '#model/scope.ts'
import type { TestServer } from './server.ts'

/** Makes scopes that everybody may have, or, when they are private, only who holds them. */
export async function makeScopes({ context: { db } }: Pick<TestServer, 'context'>, names: readonly string[], isPublic = true): Promise<void> {
  for (const name of names)
    await db.table(scope).insert(newRow(scope, { id: `sc_${name.replaceAll(':', '.')}`, name, label: name, public: isPublic, created_at: 0, updated_at: 0 }))
}
