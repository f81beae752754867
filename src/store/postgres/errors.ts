import { DatabaseError } from 'pg'
import type { Layout } from '../schema/layout.ts'
import { SchemaTooNew } from '../schema/migrate.ts'
import { Conflict, Lost, Unavailable } from '../store.ts'

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const UNIQUE_VIOLATION = '23505'
const DIVISION_BY_ZERO = '22012'
const QUERY_CANCELED = '57014'
const transient = new Set(['40P01', '40001'])
/** Connection exceptions, insufficient resources, operator intervention (shutdown, starting up, timeouts), locks not had in time. */
const unavailable = /^(08|53|57|55P03|25P03|25P04)/

/** A serialization failure or deadlock: the database gave this transaction up, and it may be repeated as it was. */
export const isTransient = (error: unknown): boolean => error instanceof DatabaseError && transient.has(error.code ?? '')

/** The statement reached its timeout; the connection is still usable. */
export const tookTooLong = (error: unknown): boolean => error instanceof DatabaseError && error.code === QUERY_CANCELED

/** The connection is broken. */
export const isBroken = (error: unknown): boolean => !(error instanceof DatabaseError) || (unavailable.test(error.code ?? '') && !tookTooLong(error))

const meant = [Conflict, Lost, Unavailable, SchemaTooNew, TypeError]

/** Translates an error of PostgreSQL, or of the connection to it, into an error of the store. */
export function classifyPostgresError(error: unknown, layout?: Layout): unknown {
  if (meant.some((kind) => error instanceof kind)) return error
  if (!(error instanceof DatabaseError)) return new Unavailable('PostgreSQL cannot be reached now', { cause: error })
  if (error.code === UNIQUE_VIOLATION) {
    const named = error.constraint?.split('_one_')[1]
    return new Conflict(named, { cause: error })
  }
  // Only a change that must find a row divides by what it found (postgres-statements.ts).
  if (error.code === DIVISION_BY_ZERO) return new Lost(`no ${layout?.resource.name ?? 'row'} matched`, { cause: error })
  return unavailable.test(error.code ?? '') ? new Unavailable('PostgreSQL cannot answer now', { cause: error }) : error
}
