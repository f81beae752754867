import { conflict } from '#http/refusal.ts'
import type { Call, Operation } from '../operation.ts'
import { rowVerb } from '../verb.ts'
import { change } from '../write/change.ts'
import { credentials, findOwner } from './credentials.ts'

/** Asks the owner of a client to replace a secret. The request shows at the application, for the owner and for the person who asked. */
const remind = (call: Call) =>
  change(credentials, call, {
    deed: 'reminded',
    edit: (was) => ({ draft: { ...was, reminded_at: call.context.now(), reminded_by: call.actor.id }, sent: {} }),
    async plan({ draft }) {
      const { owner, organization_id } = await findOwner(call)
      if (owner === undefined && organization_id === undefined) throw conflict('nobody answers for this client: give it an owner or an organization first')
      if (draft.expires_at !== undefined && draft.expires_at <= call.context.now()) throw conflict('this secret has expired')
      return { row: draft }
    },
  })

/** Actions on a secret beyond making and retiring it. */
export const credentialVerbs: readonly Operation[] = [
  rowVerb(credentials, 'remind', { conditional: true, summary: 'Ask the owner of the client to replace this secret', run: remind }),
]
