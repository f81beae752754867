import { notFound } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { policyPoints } from '#model/policy-points.ts'
import { type Tenant, tenant } from '#model/tenant.ts'
import { type Call, doorsOf, type Operation, type Success } from '../operation.ts'
import { dataSchema } from '../schemas.ts'
import { audit } from '../write/audit.ts'
import { readMembers } from '../write/body.ts'
import { type FieldErrors, refuseFaulty } from '../write/faults.ts'
import { anewWhenLost } from '../write/retry.ts'
import { strayMembers } from '../write/stray-members.ts'

const fields = ['deny_by_default', 'deny_by_default_rehearsed'] as const
type Mode = Pick<Tenant, (typeof fields)[number]>

const modeOf = (row: Mode) => json({ data: { deny_by_default: row.deny_by_default, deny_by_default_rehearsed: row.deny_by_default_rehearsed } })

/** The mode that a body asks for; what it does not name stays. @throws {Refusal} 422 */
function readMode(call: Call, was: Mode): Mode {
  const sent = readMembers(call.request)
  const errors = strayMembers(sent, fields)
  for (const name of fields)
    if (Object.hasOwn(sent, name) && !tenant.fields[name].kind.schema.safeParse(sent[name]).success)
      errors[name] = [`expected a list of ${policyPoints.join(', ')}`]
  refuseFaulty(errors satisfies FieldErrors)
  return { ...was, ...sent }
}

/** Writes the row of the tenant and its event together; from then on every node makes the context of the tenant anew. */
const changeMode = (call: Call) =>
  anewWhenLost(async () => {
    const { context } = call
    const was = await context.store.global.table(tenant).get(context.tenant.id)
    if (!was) throw notFound('there is no such tenant')
    const { deny_by_default, deny_by_default_rehearsed } = readMode(call, was)
    const changed = { deny_by_default, deny_by_default_rehearsed, version: was.version + 1, updated_at: context.now() }
    const answer = modeOf(changed)
    await context.db.together((batch) => {
      batch.change(tenant, { id: was.id, version: was.version }, changed)
      audit(batch, call, { resource: tenant, deed: 'updated', was, is: { ...was, ...changed } })
      call.settle(batch, answer)
    })
    return answer
  })

const pointsSchema = (description: string) => ({ type: 'array', items: { enum: policyPoints }, description })
const properties = {
  deny_by_default: pointsSchema(tenant.fields.deny_by_default.doc),
  deny_by_default_rehearsed: pointsSchema(tenant.fields.deny_by_default_rehearsed.doc),
}
const success: Success = {
  status: 200,
  doc: 'The mode in force.',
  schema: () => dataSchema({ title: 'policy_default', type: 'object', required: fields, properties }),
}

/** `/api/policies/default`: whether what no policy allows is denied, and where that is only rehearsed. */
export const defaultModeOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/api/policies/default',
    scopes: doorsOf('policies').read,
    tag: 'policy',
    summary: 'See whether what no policy allows is denied',
    success,
    run: ({ context }) => modeOf(context.tenant),
  },
  {
    method: 'PUT',
    path: '/api/policies/default',
    scopes: doorsOf('policies').manage,
    tag: 'policy',
    summary: 'Deny, or only rehearse to deny, what no policy allows',
    body: () => ({ type: 'object', additionalProperties: false, properties }),
    success,
    run: changeMode,
  },
]
