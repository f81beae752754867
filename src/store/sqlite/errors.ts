import { Conflict, Unavailable } from '../store.ts'

// https://sqlite.org/rescode.html
const [BUSY, LOCKED, IOERR, FULL, CANTOPEN] = [5, 6, 10, 13, 14]
const [CONSTRAINT_PRIMARYKEY, CONSTRAINT_UNIQUE] = [1555, 2067]
const unavailable = new Set([BUSY, LOCKED, IOERR, FULL, CANTOPEN])

/** `UNIQUE constraint failed: clients.tenant, clients.name` → `name`; undefined when it is the key. */
function fieldOf(message: string, key: string): string | undefined {
  const fields = message.slice(message.lastIndexOf(': ') + 2).split(', ')
  return fields.map((field) => field.slice(field.indexOf('.') + 1)).find((field) => field !== 'tenant' && field !== key)
}

/** Translates an error of SQLite into an error of the store. */
export function classifySqliteError(error: unknown, key = ''): unknown {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return error
  if (error.errcode === CONSTRAINT_PRIMARYKEY || error.errcode === CONSTRAINT_UNIQUE) return new Conflict(fieldOf(error.message, key), { cause: error })
  return unavailable.has(error.errcode & 0xff) ? new Unavailable(`the database file cannot be used now: ${error.message}`, { cause: error }) : error
}
