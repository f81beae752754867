import { findClient } from '#clients/find-client.ts'
import { subjectOf } from '#oauth/tokens/subject.ts'
import { administered } from '../administered.ts'
import { statesOf } from '../inspect/token-standing.ts'
import { keyIn } from '../read.ts'
import { tokens } from '../resources/tokens.ts'
import { findOwn, ownDoors } from './developer.ts'

/**
 * `/clients/{client_id}/tokens`: the tokens that an application holds. Its makers are told of people what the application is told: the `sub`
 * that it knows, and nothing by which two applications could find out that they know the same person (OIDC Core §8.1).
 */
export const applicationTokens = administered({
  ...tokens,
  path: '/clients/:client_id/tokens',
  doors: ownDoors,
  author: 'portal',
  extras: {
    active: { type: 'boolean', description: 'Whether it is good now.' },
    sub: { type: ['string', 'null'], description: 'Whom it speaks for, as the application knows them.' },
  },
  within: async (call) => ({ client_id: (await findOwn(call)).id }),
  async present(rows, call) {
    const [states, application] = await Promise.all([statesOf(rows, call), findClient(call.context, keyIn(call, 'client_id'))])
    return rows.map(({ user_id, client_id }, at) => {
      const sub = user_id === undefined ? client_id : application && subjectOf(user_id, application, call.context)
      return { active: states[at]?.active ?? false, sub: sub ?? null }
    })
  },
})
