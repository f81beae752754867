import type { AnyResource } from '#fields/resource.ts'
import { notFound } from '#http/refusal.ts'
import type { Answer } from '#http/render.ts'
import { type Group, group } from '#model/group.ts'
import { type User, user } from '#model/user.ts'
import type { Administered, AnyRow } from '../administered.ts'
import { crud } from '../crud.ts'
import type { Call, Operation } from '../operation.ts'
import { groupMemberOperations } from '../resources/group-members.ts'
import { groups } from '../resources/groups.ts'
import { users } from '../resources/users.ts'
import type { Json } from './filter.ts'
import { GROUP_SCHEMA, groupMembersOf, groupResource, memberIds, wantedMembers } from './group.ts'
import { USER_SCHEMA, userMembers, userResource } from './user.ts'

/** A kind of SCIM resource, on top of the operations of our own API: the same checks of fields, powers and versions apply. */
export interface ScimKind {
  readonly name: 'User' | 'Group'
  readonly path: 'Users' | 'Groups'
  readonly schema: string
  readonly resource: AnyResource
  /** Attributes by which a row is found without a scan, with their fields. */
  readonly indexed: Readonly<Record<string, string>>
  show(call: Call, row: AnyRow): Promise<Json> | Json
  create(call: Call, resource: Json): Promise<string>
  replace(call: Call, id: string, resource: Json): Promise<void>
  remove(call: Call, id: string): Promise<void>
}

/** Runs an operation of our API in the name of the caller, with a body of ours. */
async function performOperation(operations: readonly Operation[], call: Call, asked: ScimRequest): Promise<Answer> {
  const operation = operations.find(({ method, path }) => method === asked.method && path.endsWith('/:id') === 'id' in asked.params)
  if (!operation) throw notFound('there is no such operation')
  const headers = { ...call.request.headers, 'content-type': 'application/json' }
  const request = {
    ...call.request,
    method: asked.method,
    path: asked.path,
    query: '',
    params: asked.params,
    headers,
    body: Buffer.from(JSON.stringify(asked.body ?? {})),
  }
  const made = { ...call, request, settle: () => {} }
  await call.permit?.(operation, made)
  return operation.run(made)
}
interface ScimRequest {
  readonly method: Operation['method']
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly body?: unknown
}

const idIn = ({ body }: Answer): string => (JSON.parse(body.toString()) as { data: { id: string } }).data.id
/** A later step of one request: the version that the caller sent was checked at the first. */
const unconditional = (call: Call): Call => ({ ...call, request: { ...call.request, headers: { ...call.request.headers, 'if-match': undefined } } })

/** Adds and removes the members by which a group differs from what is wanted, each by its own operation with its checks. */
async function setMembers(call: Call, group_id: string, wanted: readonly string[]): Promise<void> {
  const present = await memberIds(call, group_id)
  const path = `/api/groups/${group_id}/members`
  const later = unconditional(call)
  for (const user_id of wanted.filter((id) => !present.includes(id)))
    await performOperation(groupMemberOperations, later, { method: 'POST', path, params: { group_id }, body: { user_id } })
  for (const id of present.filter((one) => !wanted.includes(one)))
    await performOperation(groupMemberOperations, later, { method: 'DELETE', path: `${path}/${id}`, params: { group_id, id } })
}

const [ofUsers, ofGroups] = [crud(users as Administered), crud(groups as Administered)]

const people: ScimKind = {
  name: 'User',
  path: 'Users',
  schema: USER_SCHEMA,
  resource: user,
  indexed: { username: 'username', externalid: 'external_id', id: 'id' },
  show: (_call, row) => userResource(row as User),
  create: async (call, resource) =>
    idIn(await performOperation(ofUsers, call, { method: 'POST', path: '/api/users', params: {}, body: withoutNull(userMembers(resource)) })),
  replace: async (call, id, resource) =>
    void (await performOperation(ofUsers, call, { method: 'PATCH', path: `/api/users/${id}`, params: { id }, body: userMembers(resource) })),
  remove: async (call, id) => void (await performOperation(ofUsers, call, { method: 'DELETE', path: `/api/users/${id}`, params: { id } })),
}

const groupsOfPeople: ScimKind = {
  name: 'Group',
  path: 'Groups',
  schema: GROUP_SCHEMA,
  resource: group,
  indexed: { displayname: 'name', externalid: 'external_id', id: 'id' },
  show: (call, row) => groupResource(call, row as Group),
  async create(call, resource) {
    const wanted = wantedMembers(resource)
    const id = idIn(await performOperation(ofGroups, call, { method: 'POST', path: '/api/groups', params: {}, body: withoutNull(groupMembersOf(resource)) }))
    await setMembers(call, id, wanted)
    return id
  },
  async replace(call, id, resource) {
    const wanted = wantedMembers(resource)
    await performOperation(ofGroups, call, { method: 'PATCH', path: `/api/groups/${id}`, params: { id }, body: groupMembersOf(resource) })
    await setMembers(call, id, wanted)
  },
  remove: async (call, id) => void (await performOperation(ofGroups, call, { method: 'DELETE', path: `/api/groups/${id}`, params: { id } })),
}

const withoutNull = (members: Json): Json => Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null && value !== undefined))

export const scimKinds: readonly ScimKind[] = [people, groupsOfPeople]
