import { explanationsWithin, explanationVerbs } from '../resources/explanations.ts'
import { findOwn, ownDoors } from './developer.ts'

/** `/clients/{client_id}/explanations`: why requests of one's own application were refused. */
export const applicationExplanations = explanationsWithin({
  path: '/clients/:client_id/explanations',
  doors: ownDoors,
  author: 'portal',
  within: async (call) => ({ client_id: (await findOwn(call)).id }),
})

export const applicationExplanationVerbs = explanationVerbs(applicationExplanations)
