import type { JsonSchema } from '#fields/json-schema.ts'
import { json, noContent } from '#http/render.ts'
import { factorsOf } from '#login/factors/factors.ts'
import { letterOf } from '#login/factors/letter.ts'
import { countRecoveryCodes } from '#login/factors/recovery-codes.ts'
import { recordNoFactors } from '#login/factors/remove-factor.ts'
import { factorTypes } from '#model/factor.ts'
import { user } from '#model/user.ts'
import type { Call, Operation } from '../operation.ts'
import { findRow } from '../read.ts'
import { dataSchema } from '../schemas.ts'
import { refuseUnlessAsMighty } from '../users/powers.ts'
import { rowVerb } from '../verb.ts'
import { audit } from '../write/audit.ts'
import { writeTogether } from '../write/batch.ts'
import { users } from './users.ts'

const instant: JsonSchema = { type: ['integer', 'null'], description: 'Milliseconds since 1970.' }
const factorsSchema: JsonSchema = {
  type: 'object',
  required: ['factors', 'recovery_codes'],
  properties: {
    factors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'type', 'name', 'created_at', 'last_used_at'],
        properties: { id: { type: 'string' }, type: { enum: [...factorTypes] }, name: { type: 'string' }, created_at: instant, last_used_at: instant },
      },
    },
    recovery_codes: { type: 'integer', description: 'How many recovery codes are left.' },
  },
}

/** The second factors of a person, without their keys. */
async function listFactors(call: Call) {
  const { id } = await findRow(users, call)
  const [factors, recovery_codes] = await Promise.all([factorsOf(call.context, id), countRecoveryCodes(call.context, id)])
  const told = factors.map(({ id, type, name, created_at, last_used_at = null }) => ({ id, type, name, created_at, last_used_at }))
  return json({ data: { factors: told, recovery_codes } })
}

/** Removes all second factors of a person who lost them. The person is told, so that no administrator does it in secret. */
async function resetFactors(call: Call) {
  const person = await findRow(users, call)
  // A caller who can also set the password could then sign in as the person.
  await refuseUnlessAsMighty(call, person)
  const tell = await letterOf(call.context, person, { letter: 'factors_reset', path: '/account/factors' })
  await writeTogether(user, call, (batch) => {
    recordNoFactors(batch, person)
    audit(batch, call, { resource: user, deed: 'factors_reset', was: person, is: person })
    tell(batch)
  })
  return noContent()
}

/** The operations of administrators on the second factors of a person. */
export const userFactors: readonly Operation[] = [
  rowVerb(users, 'factors', {
    method: 'GET',
    summary: 'List the second factors of a person, without their keys',
    success: { status: 200, doc: 'The factors, oldest first.', schema: () => dataSchema(factorsSchema) },
    run: listFactors,
  }),
  rowVerb(users, 'reset_factors', {
    summary: 'Remove all second factors of a person who lost them; the person is told by mail',
    success: { status: 204, doc: 'Removed.' },
    run: resetFactors,
  }),
]
