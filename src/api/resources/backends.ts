import { type Backend, backend } from '#model/backend.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { mailServer } from '#model/mail-server.ts'
import { user } from '#model/user.ts'
import { declared } from '../administered.ts'
import { formerPowersAfter, refuseEscalation } from '../escalation.ts'
import type { Call } from '../operation.ts'
import { administratorsGo } from '../users/administrators.ts'
import { faultIf, mergeErrors } from '../write/faults.ts'
import { scopesOfChangedRoles, unknownRoles } from '../write/known-roles.ts'
import { unknownScopes } from '../write/known-scopes.ts'
import { refuseIfReferred } from '../write/referrers.ts'
import { movedDefault, refuseDefaultRemoval, unsetDefault } from '../write/standard-one.ts'
import { mailPowers } from './mail-servers.ts'

/** The features of an internal backend; other kinds have fewer. */
const features = ['authenticable', 'registrable', 'user_editable', 'consentable'] as const

const unknownMailServer = async ({ mail_server_id: id }: Backend, { context }: Call) =>
  faultIf(id !== undefined && !(await context.db.table(mailServer).get(id)), 'mail_server_id', `there is no mail server ${id}`)

/** `/api/backends`. */
export const backends = declared(backend, {
  extras: { features: { type: 'array', items: { enum: [...features] }, description: 'The features that identity providers may switch on with it.' } },
  present: (rows) => Promise.resolve(rows.map(() => ({ features }))),
  async faults({ was, draft }, call) {
    const scopes = [...new Set(draft.metadata_fields.flatMap((one) => one.scopes))]
    return mergeErrors(
      await unknownScopes(call, 'metadata_fields', scopes),
      await unknownRoles(call, was, draft),
      unsetDefault(was, draft),
      await unknownMailServer(draft, call),
    )
  },
  async plan({ was, draft }, call) {
    // All people of the backend hold its roles, perhaps the caller too; and people who register join the default backend.
    const becomesDefault = draft.is_default && !was?.is_default
    const changed = await scopesOfChangedRoles(call, becomesDefault ? [] : (was?.roles ?? []), draft.roles)
    const lost = was
      ? await scopesOfChangedRoles(
          call,
          was.roles,
          was.roles.filter((id) => draft.roles.includes(id)),
        )
      : []
    const mail = was?.mail_server_id === draft.mail_server_id ? [] : mailPowers
    await refuseEscalation(call, [...changed, ...lost, ...mail])
    const move = await movedDefault(backend, { was, row: draft }, call)
    const leave = was && (await administratorsGo(call, was, draft))
    return {
      row: was ? { ...draft, former_powers: formerPowersAfter(was.former_powers, lost, []) } : draft,
      also: (batch) => {
        move?.(batch)
        leave?.(batch)
      },
    }
  },
  async removal(row, call) {
    refuseDefaultRemoval(row)
    await refuseIfReferred(call, row.id, [
      { resource: identityProvider, field: 'backend_id' },
      { resource: user, field: 'backend_id' },
    ])
    return {}
  },
})
