import { json } from '#http/render.ts'
import type { Role } from '#model/role.ts'
import { type Giver, holdingsOf } from '#oauth/held-scopes.ts'
import type { Call, Operation } from '../operation.ts'
import { findRow } from '../read.ts'
import { users } from '../resources/users.ts'
import { dataSchema } from '../schemas.ts'
import { rowVerb } from '../verb.ts'

const nameAndId = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, name })

/** A way by which something comes to a person: the giver, and the groups that lead there. */
const wayOf = ({ via, id, name, path }: Giver) => ({ via, id, name, ...(path && { path: path.map(nameAndId) }) })

/** The ways by which a person holds a scope: each giver, and the role of it that has the scope. */
function waysTo(scope: string, givers: readonly Giver[], roles: readonly Role[]) {
  return givers.flatMap((giver) => [
    ...(giver.scopes.includes(scope) ? [wayOf(giver)] : []),
    ...roles.filter((row) => giver.roles.includes(row.id) && row.scopes.includes(scope)).map((row) => ({ ...wayOf(giver), role: nameAndId(row) })),
  ])
}

/** The roles and private scopes that a person holds now, each with the ways it came: what the issuer of tokens goes by. */
async function readEffective(call: Call) {
  const { givers, roles, scopes } = await holdingsOf(call.context, await findRow(users, call), 'everywhere')
  const groups = givers.flatMap(({ via, id, name, path }) => (via === 'group' && path ? [{ id, name, path: path.map(nameAndId) }] : []))
  return json({
    data: {
      roles: roles.map((row) => ({ ...nameAndId(row), ways: givers.filter((giver) => giver.roles.includes(row.id)).map(wayOf) })),
      scopes: [...scopes].sort().map((name) => ({ name, ways: waysTo(name, givers, roles) })),
      groups,
    },
  })
}

const text = { type: 'string' }
const link = { type: 'object', required: ['id', 'name'], properties: { id: text, name: text } }
const way = {
  type: 'object',
  required: ['via', 'id', 'name'],
  properties: {
    via: {
      enum: ['person', 'backend', 'group', 'organization'],
      description: 'The giver: the person themselves, the backend, a group, or an organization, whose roles are held at its own clients only.',
    },
    id: text,
    name: text,
    path: { type: 'array', items: link, description: 'The groups that lead to it, from the one that the person is in.' },
    role: { ...link, description: 'The role that has the scope.' },
  },
}
const listOf = (properties: Readonly<Record<string, object>>) => ({ type: 'array', items: { type: 'object', required: Object.keys(properties), properties } })

/** `GET /api/users/{id}/effective`: the effective permissions of a person. */
export const effectivePermissions: Operation = rowVerb(users, 'effective', {
  method: 'GET',
  summary: 'Read the roles and scopes that a person holds, each with the way it came',
  success: {
    status: 200,
    doc: 'Roles, private scopes and groups; public scopes are held by everybody.',
    schema: () =>
      dataSchema({
        type: 'object',
        required: ['roles', 'scopes', 'groups'],
        properties: {
          roles: listOf({ id: text, name: text, ways: { type: 'array', items: way } }),
          scopes: listOf({ name: text, ways: { type: 'array', items: way } }),
          groups: listOf({ id: text, name: text, path: { type: 'array', items: link } }),
        },
      }),
  },
  run: readEffective,
})
