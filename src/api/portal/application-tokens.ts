import { findClient } from '#clients/find-client.ts'
import { subjectOf } from '#oauth/tokens/subject.ts'
import { administered } from '../administered.ts'
import { statesOf } from '../inspect/token-standing.ts'
import { keyIn } from '../read.ts'
import { tokens } from '../resources/tokens.ts'
import { findOwn, ownDoors } from './developer.ts'

/**
 * `/clients/{client_id}/tokens`: the tokens of an application. Its developers see of a person only the `sub` that the application sees, so that two
 * applications cannot find out that they know the same person (OIDC Core §8.1).
 */
export const applicationTokens = administered({
  ...tokens,
  path: '/clients/:client_id/tokens',
  doors: ownDoors,
  author: 'portal',
  extras: {
    active: { type: 'boolean', description: 'The token is valid now.' },
    credential_name: { type: ['string', 'null'], description: 'The name of the secret that the application proved itself with.' },
    sub: { type: ['string', 'null'], description: 'The person whom it represents, by the `sub` that the application sees.' },
  },
  within: async (call) => ({ client_id: (await findOwn(call)).id }),
  async present(rows, call) {
    const [states, application] = await Promise.all([statesOf(rows, call), findClient(call.context, keyIn(call, 'client_id'))])
    return rows.map(({ user_id, client_id }, at) => {
      const sub = user_id === undefined ? client_id : application && subjectOf(user_id, application, call.context)
      return { active: states[at]?.active ?? false, credential_name: states[at]?.credential_name ?? null, sub: sub ?? null }
    })
  },
})
