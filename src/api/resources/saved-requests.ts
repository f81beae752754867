import { forbidden } from '#http/refusal.ts'
import { type SavedRequest, savedRequest } from '#model/saved-request.ts'
import { declared } from '../administered.ts'
import type { Call } from '../operation.ts'

const isOwn = ({ owner }: Pick<SavedRequest, 'owner'>, { actor }: Call): boolean => owner === actor.id

/** `/api/saved-requests`: those of the caller, and those that others share. A shared one is changed by its owner alone. */
export const savedRequests = declared(savedRequest, {
  whole: ['request'],
  within: ({ actor }) => [{ owner: actor.id, shared: false }, { shared: true }],
  plan({ was, draft }, call) {
    if (was && !isOwn(was, call)) throw forbidden('only its owner changes a shared request: keep one of your own')
    return { row: was ? draft : { ...draft, owner: call.actor.id } }
  },
  removal(row, call) {
    if (!isOwn(row, call)) throw forbidden('only its owner removes a shared request')
    return {}
  },
})
