import { isSealed } from '#fields/read.ts'
import { type AnyResource, fieldsOf } from '#fields/resource.ts'
import { isRef } from '#keys/sealed.ts'
import type { AnyRow, Edit } from '../administered.ts'
import type { Call } from '../operation.ts'
import type { FieldErrors } from './faults.ts'

/** The draft with what was sent for sealed fields sealed: nothing after this sees the secret, neither hooks nor the record of the deed. */
export const sealedDraft = (r: AnyResource, { draft, sent }: Pick<Edit, 'draft' | 'sent'>, { context }: Call): AnyRow => context.sealed.seal(r, draft, sent)

/** References to secret files that are not there or not for the field. Both are told alike: the names of files are no business of a tenant. */
export async function unusableRefs(r: AnyResource, { draft, sent }: Pick<Edit, 'draft' | 'sent'>, { context }: Call): Promise<FieldErrors> {
  const named = fieldsOf(r).filter(([name, f]) => isSealed(f) && Object.hasOwn(sent, name) && isRef(draft[name]))
  const read = await Promise.all(named.map(async ([name]) => [name, await context.sealed.open(r, draft, name)] as const))
  return Object.fromEntries(read.filter(([, secret]) => !secret).map(([name]) => [name, ['there is no secret file of this name that the field may read']]))
}
