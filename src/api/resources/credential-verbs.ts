import { conflict } from '#http/refusal.ts'
import type { Call, Operation } from '../operation.ts'
import { rowVerb } from '../verb.ts'
import { change } from '../write/change.ts'
import { credentials, findOwner } from './credentials.ts'

/** Asks whoever answers for a client to put a newer secret in place of this one. They see it where their application is, and so does who asked. */
const remind = (call: Call) =>
  change(credentials, call, {
    deed: 'reminded',
    edit: (was) => ({ draft: { ...was, reminded_at: call.context.now(), reminded_by: call.actor.id }, sent: {} }),
    async plan({ draft }) {
      const { owner, organization_id } = await findOwner(call)
      if (owner === undefined && organization_id === undefined) throw conflict('nobody answers for this client: give it an owner or an organization first')
      if (draft.expires_at !== undefined && draft.expires_at <= call.context.now()) throw conflict('this secret works no more')
      return { row: draft }
    },
  })

/** Actions on a secret beyond making and retiring it. */
export const credentialVerbs: readonly Operation[] = [
  rowVerb(credentials, 'remind', { conditional: true, summary: 'Ask the owner of the client to take this secret out of use', run: remind }),
]
