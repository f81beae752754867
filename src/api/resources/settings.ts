import { effectiveSettings, ownSettings, tenantSettingFaults } from '#configuration/effective.ts'
import { type JsonSchema, readSchema } from '#fields/json-schema.ts'
import type { Names } from '#fields/kinds.ts'
import { fieldsOf } from '#fields/resource.ts'
import type { Context } from '#http/context.ts'
import { notFound } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { settings as declared } from '#model/settings.ts'
import { type Tenant, tenant } from '#model/tenant.ts'
import { overridable } from '#model/tenant-settings.ts'
import { type Call, doorsOf, type Operation, type Success } from '../operation.ts'
import { dataSchema } from '../schemas.ts'
import { audit } from '../write/audit.ts'
import { readMembers } from '../write/body.ts'
import { mergeErrors, refuseFaulty } from '../write/faults.ts'
import { anewWhenLost } from '../write/retry.ts'

const shown = fieldsOf(declared).filter(([, f]) => f.kind.widget !== 'secret')

/** The settings in force for a tenant, each with its origin. */
function answerOf({ serverSettings }: Context, row: Pick<Tenant, 'settings'>) {
  const values: Readonly<Record<string, unknown>> = effectiveSettings(serverSettings, row)
  const own = new Set<string>(ownSettings(serverSettings, row).map(([name]) => name))
  return json({
    data: Object.fromEntries(shown.map(([name]) => [name, values[name] ?? null])),
    origins: Object.fromEntries(shown.map(([name]) => [name, own.has(name) ? 'tenant' : 'server'])),
  })
}

const success: Success = {
  status: 200,
  doc: 'Settings by their names, each with its origin: the tenant or the server.',
  schema: (names) => {
    const answer = dataSchema(readSchema({ ...declared, fields: Object.fromEntries(shown) }, 'admin', names))
    const origins = { type: 'object', description: 'The origin of each.', additionalProperties: { enum: ['server', 'tenant'] } }
    return { ...answer, required: ['data', 'origins'], properties: { ...(answer['properties'] as object), origins } }
  },
}

/** Reads a change of a tenant's settings: `null` restores the server's value. @throws {Refusal} 422 */
function settingsIn(call: Call, was: Tenant['settings']): Tenant['settings'] {
  const wanted: Record<string, unknown> = {}
  const errors: Record<string, string[]> = {}
  for (const [name, value] of Object.entries(readMembers(call.request))) {
    if (!overridable.some((one) => one === name)) errors[name.slice(0, 64)] = ['is set by the operator, not by a tenant']
    else if (value !== null) wanted[name] = value
  }
  const { serverSettings, names } = call.context
  const said = readMembers(call.request)
  const found = Object.keys(wanted).map((name) => {
    const [fault] = tenantSettingFaults({ [name]: wanted[name] } as Tenant['settings'], serverSettings, names)
    return fault === undefined ? {} : { [name]: [fault] }
  })
  refuseFaulty(mergeErrors(errors, ...found))
  const kept = Object.entries(was).filter(([name]) => !Object.hasOwn(said, name))
  return Object.fromEntries([...kept, ...Object.entries(wanted)]) as Tenant['settings']
}

/** Writes the row of the tenant with its event. Every node then rebuilds the context of the tenant. */
const changeSettings = (call: Call) =>
  anewWhenLost(async () => {
    const { context } = call
    const was = await context.store.global.table(tenant).get(context.tenant.id)
    if (!was) throw notFound('there is no such tenant')
    const settings = settingsIn(call, was.settings)
    const is = { ...was, settings, version: was.version + 1, updated_at: context.now() }
    const answer = answerOf(context, is)
    await context.db.together((batch) => {
      batch.change(tenant, { id: was.id, version: was.version }, { settings, version: is.version, updated_at: is.updated_at })
      audit(batch, call, { resource: tenant, deed: 'updated', was, is })
      call.settle(batch, answer)
    })
    return answer
  })

/** The members that a tenant may set: each a value of its setting, or null. */
function nullables(names: Names) {
  const { properties } = readSchema({ ...declared, fields: Object.fromEntries(overridable.map((name) => [name, declared.fields[name]])) }, 'admin', names)
  return Object.fromEntries(
    Object.entries(properties as Readonly<Record<string, JsonSchema>>).map(([name, schema]) => [
      name,
      { anyOf: [schema, { type: 'null' }], description: schema['description'] },
    ]),
  )
}

/**
 * `/api/settings`: the settings in force, without secrets. The operator sets them in the environment or a file; a tenant changes those in
 * `tenant_overrides`.
 */
export const settingsOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/api/settings',
    scopes: doorsOf('configuration').read,
    tag: 'settings',
    summary: 'Read the settings in force',
    success,
    run: ({ context }) => answerOf(context, context.tenant),
  },
  {
    method: 'PATCH',
    path: '/api/settings',
    scopes: doorsOf('configuration').manage,
    tag: 'settings',
    summary: "Change settings of this tenant; null restores the server's value",
    body: (names) => ({ type: 'object', additionalProperties: false, properties: nullables(names) }),
    success,
    run: changeSettings,
  },
]
