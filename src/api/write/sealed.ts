import { isSealed } from '#fields/read.ts'
import { type AnyResource, fieldsOf } from '#fields/resource.ts'
import { isRef } from '#keys/sealed.ts'
import type { AnyRow, Edit } from '../administered.ts'
import type { Call } from '../operation.ts'
import type { FieldErrors } from './faults.ts'

/** Seals the secrets of a draft, so that neither hooks nor the audit event see them. */
export const sealedDraft = (r: AnyResource, { draft, sent }: Pick<Edit, 'draft' | 'sent'>, { context }: Call): AnyRow => context.sealed.seal(r, draft, sent)

/**
 * The faults of references to secret files that are missing or not allowed for the field. The message is the same, so that a tenant cannot find out
 * the names of files.
 */
export async function unusableRefs(r: AnyResource, { draft, sent }: Pick<Edit, 'draft' | 'sent'>, { context }: Call): Promise<FieldErrors> {
  const named = fieldsOf(r).filter(([name, f]) => isSealed(f) && Object.hasOwn(sent, name) && isRef(draft[name]))
  const read = await Promise.all(named.map(async ([name]) => [name, await context.sealed.open(r, draft, name)] as const))
  return Object.fromEntries(read.filter(([, secret]) => !secret).map(([name]) => [name, ['there is no secret file of this name that the field may read']]))
}
