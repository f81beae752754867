import type { AnyResource, Resource } from '#fields/resource.ts'
import { resources } from '#model/all.ts'
import { clientVersion } from '#model/client-version.ts'
import { type ReferenceField, referencesTo } from '#model/references.ts'
import type { Batch } from '#store/store.ts'

/** A client of the same id, made later, goes on with the history of the one before. */
const outliving = new Set<AnyResource>([clientVersion])

const references = referencesTo('client', resources)

/** Where somebody chose a client: while one is named there, it cannot be deleted. A row that names a client that is gone would name whoever takes its id. */
export const choices: readonly ReferenceField[] = references.filter(({ chosen }) => chosen)

/**
 * The rows that belong to a client and are deleted with it (cascading deletion). Rows that expire stay until then: nothing that hangs from a client that is
 * gone is good. Rows that may do without a client have a life of their own; the keys of a client, so that what they signed can be verified.
 */
const belongings: readonly ReferenceField[] = references.filter(
  ({ resource, chosen, optional }) => !chosen && !optional && resource.expires === undefined && !outliving.has(resource),
)

/** Deletes all that belongs to a client. */
export function removeBelongings(batch: Batch, id: string): void {
  for (const { resource, field } of belongings) batch.remove(resource as Resource<AnyResource['fields']>, { [field]: id })
}
