import { namespace } from '#model/namespace.ts'
import type { Call } from '../operation.ts'
import { type FieldErrors, faultIf } from './faults.ts'

interface Labelled {
  readonly namespace?: string | undefined
}

/** The error of a row whose namespace does not exist. None is made by naming it: a typing error would become a namespace. */
export async function unknownNamespace({ namespace: id }: Labelled, was: Labelled | undefined, { context }: Call): Promise<FieldErrors> {
  if (id === undefined || id === was?.namespace || (await context.db.table(namespace).get(id))) return {}
  return faultIf(true, 'namespace', `there is no namespace ${id}: make it first`)
}
