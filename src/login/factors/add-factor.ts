import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import { conflict } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'
import { type Factor, factor, MOST_FACTORS } from '#model/factor.ts'
import type { User } from '#model/user.ts'
import { type Batch, Conflict } from '#store/store.ts'
import { ownEvent } from '../own-event.ts'
import { factorsOf } from './factors.ts'
import { letterOf } from './letter.ts'
import { countRecoveryCodes, newRecoveryCodes } from './recovery-codes.ts'

/** A new factor that a person has proved to hold. */
export interface Addition {
  readonly person: User
  readonly request: Request
  readonly row: Factor
  /** Further writes, in the same transaction. */
  readonly also?: (batch: Batch) => void
}

/** The event about a factor; it names the factor and holds nothing of its secret. */
export const factorChange = ({ type, name }: Factor, when: 'before' | 'after') => ({ factor: { [when]: `${type} ${name}` } })

/**
 * Adds a factor. Somebody without recovery codes gets some, to be shown once, so that the loss of a device locks nobody out. The person is told by
 * mail: a thief who got so far must not stay unnoticed.
 * @returns the new recovery codes, if any.
 * @throws {Refusal} 409 when there are too many, or it was added already.
 */
export async function addFactor(context: Context, { person, request, row, also }: Addition): Promise<readonly string[]> {
  if ((await factorsOf(context, person.id)).length >= MOST_FACTORS) throw conflict(`an account has at most ${MOST_FACTORS} factors; remove one first`)
  const fresh = (await countRecoveryCodes(context, person.id)) === 0 ? newRecoveryCodes(context, person.id) : undefined
  const tell = await letterOf(context, person, { letter: 'factor_added', values: { name: row.name }, path: '/account/factors' })
  try {
    await context.db.together((batch) => {
      batch.insert(factor, row)
      also?.(batch)
      fresh?.write(batch)
      record(batch, ownEvent(context, { request, person, action: 'user.factor_added', changes: factorChange(row, 'after') }))
      tell(batch)
    })
  } catch (caught) {
    throw caught instanceof Conflict ? conflict('this factor was added already', caught) : caught
  }
  return fresh?.codes ?? []
}
