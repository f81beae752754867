import type { AnyResource, Resource } from '#fields/resource.ts'
import { resources } from '#model/all.ts'
import { clientVersion } from '#model/client-version.ts'
import { issuedCredential } from '#model/issued-credential.ts'
import { type ReferenceField, referencesTo } from '#model/references.ts'
import { statusList } from '#model/status-list.ts'
import type { Batch } from '#store/store.ts'

/**
 * The history outlives a client: a later client of the same id continues it. So do the credentials that it issued, with their lists: verifiers must
 * still hear of a revocation.
 */
const outliving = new Set<AnyResource>([clientVersion, issuedCredential, statusList])

const references = referencesTo('client', resources)

/**
 * The references to a client that somebody chose. A client that is named there cannot be deleted: otherwise the next client with its id would inherit
 * the reference. A row that expires soon does not keep it: it is of no use without its client.
 */
export const choices: readonly ReferenceField[] = references.filter(({ chosen, resource }) => chosen && resource.expires === undefined)

/**
 * The rows that belong to a client and are deleted with it (cascading deletion). Rows that expire stay until then, because tokens of a deleted client
 * are refused anyway. Rows with an optional client stay too; so do the keys of a client, so that its tokens can still be verified.
 */
const belongings: readonly ReferenceField[] = references.filter(
  ({ resource, chosen, optional }) => !chosen && !optional && resource.expires === undefined && !outliving.has(resource),
)

/** Deletes all the rows that belong to a client. */
export function removeBelongings(batch: Batch, id: string): void {
  for (const { resource, field } of belongings) batch.remove(resource as Resource<AnyResource['fields']>, { [field]: id })
}
