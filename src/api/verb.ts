import type { Fields } from '#fields/resource.ts'
import type { Administered } from './administered.ts'
import type { Operation, Success } from './operation.ts'
import { dataSchema, rowSchema } from './schemas.ts'

/** The declaration of a verb of a row. */
export interface Verbing extends Pick<Operation, 'summary' | 'query' | 'body' | 'bodyOptional' | 'conditional' | 'run'> {
  readonly method?: Operation['method']
  /** Default: the row after the action. */
  readonly success?: Success
}

/** A verb of one row beyond CRUD: `POST /api/{collection}/{id}/{name}`, or `GET` for one that only reads. */
export const rowVerb = <F extends Fields>(a: Administered<F>, name: string, { method = 'POST', success, ...verb }: Verbing): Operation => ({
  method,
  path: `${a.path}/:id/${name}`,
  scopes: method === 'GET' ? a.doors.read : a.doors.manage,
  ...(a.central ? { central: true } : {}),
  tag: a.resource.name,
  success: success ?? { status: 200, doc: 'The row as it is now.', schema: (names) => dataSchema(rowSchema(a as Administered, names)), headers: ['ETag'] },
  ...verb,
})
