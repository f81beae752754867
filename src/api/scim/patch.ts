import { isObject } from '#fields/json-object.ts'
import { ScimError } from './error.ts'
import { type Json, matches, memberNamed, parseFilter, plainPath, type ScimFilter } from './filter.ts'

/** One change of a resource (RFC 7644 §3.5.2). */
export interface PatchOperation {
  readonly op: 'add' | 'replace' | 'remove'
  readonly path?: string
  readonly value?: unknown
}

type PatchedMembers = Record<string, unknown>

interface PatchTarget {
  readonly attribute: string
  readonly filter?: ScimFilter
  readonly sub?: string
}

/** `name.familyName`, `emails[type eq "work"].value`, with or without the schema before it. @throws {ScimError} 400 invalidPath */
function targetOf(path: string): PatchTarget {
  const [, attribute, filter, sub] = /^([A-Za-z$][\w$-]*)(?:\[(.*)\])?(?:\.([A-Za-z$][\w$-]*))?$/.exec(plainPath(path)) ?? []
  if (attribute === undefined) throw new ScimError(400, `${path} is no path`, 'invalidPath')
  return { attribute, ...(filter === undefined ? {} : { filter: parseFilter(filter) }), ...(sub === undefined ? {} : { sub }) }
}

const memberKey = (draft: Json, name: string) => memberNamed(draft, name) ?? name

/** An added value joins a list once, and replaces anything else. */
function mergeValue(op: PatchOperation['op'], was: unknown, value: unknown): unknown {
  if (op === 'add' && Array.isArray(was)) {
    const known = new Set(was.map((one) => JSON.stringify(one)))
    return [...was, ...[value].flat().filter((one) => !known.has(JSON.stringify(one)))]
  }
  return isObject(was) && isObject(value) ? { ...was, ...value } : value
}

function changeMembers(draft: PatchedMembers, { attribute, filter, sub }: PatchTarget & { readonly filter: ScimFilter }, { op, value }: PatchOperation): void {
  const key = memberKey(draft, attribute)
  const list = [draft[key] ?? []].flat().filter(isObject)
  const chosen = list.filter((one) => matches(filter, one))
  if (chosen.length === 0 && op !== 'remove') throw new ScimError(400, `no value of ${attribute} fulfils the filter of the path`, 'noTarget')
  draft[key] = list.flatMap((one) => {
    if (!chosen.includes(one)) return [one]
    if (op === 'remove') return sub === undefined ? [] : [Object.fromEntries(Object.entries(one).filter(([name]) => name !== memberKey(one, sub)))]
    return [sub === undefined ? { ...one, ...(isObject(value) ? value : { value }) } : { ...one, [memberKey(one, sub)]: value }]
  })
}

function changeAt(draft: PatchedMembers, target: PatchTarget, operation: PatchOperation): void {
  const { attribute, filter, sub } = target
  const { op, value } = operation
  const key = memberKey(draft, attribute)
  if (filter) changeMembers(draft, { ...target, filter }, operation)
  else if (sub !== undefined) {
    const inner: PatchedMembers = isObject(draft[key]) ? { ...draft[key] } : {}
    changeAt(inner, { attribute: sub }, operation)
    draft[key] = inner
  } else if (op !== 'remove') draft[key] = mergeValue(op, draft[key], value)
  // Some directories name the members to remove in the value, not in the path.
  else if (Array.isArray(value) && Array.isArray(draft[key])) {
    const gone = new Set(value.map((one) => (isObject(one) ? one['value'] : one)))
    draft[key] = draft[key].filter((one) => !gone.has(isObject(one) ? one['value'] : one))
  } else delete draft[key]
}

/** The resource after the operations, which are applied one after another or not at all. @throws {ScimError} 400 */
export function applyPatch(resource: Json, operations: readonly PatchOperation[]): Json {
  const draft: PatchedMembers = structuredClone({ ...resource })
  for (const operation of operations) {
    const { op, path, value } = operation
    if (path !== undefined) changeAt(draft, targetOf(path), operation)
    else if (op === 'remove') throw new ScimError(400, 'an operation that removes needs a path', 'noTarget')
    else if (!isObject(value)) throw new ScimError(400, 'an operation without a path needs an object as value', 'invalidSyntax')
    else for (const [name, one] of Object.entries(value)) changeAt(draft, targetOf(name), { op, value: one })
  }
  return draft
}
