import { administered } from '../administered.ts'
import { statesOf } from '../inspect/token-standing.ts'
import { tokens } from '../resources/tokens.ts'
import { findOwn, ownDoors } from './developer.ts'

/** `/clients/{client_id}/tokens`: the tokens that an application holds. Whose they are its makers know as `sub`; what these people are called they are not told here. */
export const applicationTokens = administered({
  ...tokens,
  path: '/clients/:client_id/tokens',
  doors: ownDoors,
  author: 'portal',
  extras: { active: { type: 'boolean', description: 'Whether it is good now.' } },
  within: async (call) => ({ client_id: (await findOwn(call)).id }),
  present: async (rows, call) => (await statesOf(rows, call)).map(({ active }) => ({ active })),
})
