import { findClient } from '#clients/find-client.ts'
import { type AssertionRule, assertionRule } from '#model/assertion-rule.ts'
import { trustedIssuer } from '#model/trusted-issuer.ts'
import { declared } from '../administered.ts'
import { refuseEscalation } from '../escalation.ts'
import type { Call } from '../operation.ts'
import { faultIf, mergeErrors } from '../write/faults.ts'
import { unknownScopes } from '../write/known-scopes.ts'

/** The powers that an accepted assertion opens, as any person that the rule concerns. */
const powersOf = ({ direction, scopes }: AssertionRule): readonly string[] => (direction === 'accept' ? [...scopes, 'users:manage:all'] : [])

async function unknownIssuer({ direction, party }: AssertionRule, { context }: Call) {
  if (direction !== 'accept') return {}
  const [row] = await context.db.table(trustedIssuer).find({ issuer: party }, { limit: 1 })
  return faultIf(!row?.purposes.includes('id_jag'), 'party', `${party} is not a trusted issuer of identity assertions (purpose id_jag)`)
}

/** `/api/assertion-rules`: the rules about issued and accepted identity assertions. */
export const assertionRules = declared(assertionRule, {
  async faults({ was, draft }, call) {
    const { client_id, scopes, direction, party } = draft
    const added = direction === 'accept' ? scopes.filter((name) => !was?.scopes.includes(name)) : []
    return mergeErrors(
      faultIf(client_id !== was?.client_id && !(await findClient(call.context, client_id)), 'client_id', `there is no client ${client_id}`),
      await unknownIssuer(draft, call),
      await unknownScopes(call, 'scopes', added),
      faultIf(party === call.context.issuer, 'party', 'is this server itself'),
    )
  },
  async plan({ was, draft }, call) {
    await refuseEscalation(call, [...(was ? powersOf(was) : []), ...powersOf(draft)])
    return { row: draft }
  },
})
