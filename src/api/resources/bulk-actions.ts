import type { JsonSchema } from '#fields/json-schema.ts'
import type { Answer } from '#http/render.ts'
import type { Client } from '#model/client.ts'
import type { Call } from '../operation.ts'
import { shownAs } from '../present.ts'
import { withoutAliases } from '../write/aliases.ts'
import type { Members } from '../write/body.ts'
import { change } from '../write/change.ts'
import { create } from '../write/create.ts'
import { draftPatch } from '../write/draft.ts'
import { removeRow } from '../write/remove.ts'
import { setActive } from './client-verbs.ts'
import { clientResource } from './clients.ts'
import { credentials } from './credentials.ts'

/** One action that can be taken on many clients: the members of the body that it reads, and its deed on one client, which the path names. */
export interface BulkAction {
  readonly members: Readonly<Record<string, JsonSchema>>
  /** The fault of its members together, if any. */
  readonly fault?: (sent: Members) => string | undefined
  readonly run: (call: Call, sent: Members) => Promise<Answer> | Answer
}

const scopeNames = (doc: string): JsonSchema => ({ type: 'array', maxItems: 100, items: { type: 'string' }, description: doc })
const makeSecret = create(credentials)

/** The fields that a client is to get: the same for all, but for the scopes, which are added to those that each has. */
function changesOf(was: Client, { client = {}, add_scopes = [], remove_scopes = [] }: Members): Members {
  const added = add_scopes as readonly string[]
  const removed = new Set(remove_scopes as readonly string[])
  if (added.length === 0 && removed.size === 0) return client as Members
  const kept = was.authorized_scopes.filter(({ name }) => name === undefined || !(removed.has(name) || added.includes(name)))
  const more = added.filter((name) => !removed.has(name)).map((name) => ({ name }))
  return { ...(client as Members), authorized_scopes: [...kept, ...more] }
}

const changeOne = (call: Call, sent: Members) =>
  change(clientResource, call, {
    edit: async (was) => {
      const body = withoutAliases(clientResource.aliases, changesOf(was, sent))
      const shown = await shownAs(clientResource, was, call)
      const { draft, ...rest } = draftPatch(clientResource, was, { body, names: call.context.names, shown })
      return { ...rest, draft: draft as Client }
    },
  })

/** A new secret; the others expire when the caller says. */
function rotateOne(call: Call, { retire_others_at }: Members) {
  const { id = '' } = call.request.params
  const body = Buffer.from(JSON.stringify({ retire_others_at }))
  const headers = { ...call.request.headers, 'content-type': 'application/json' }
  return makeSecret.run({ ...call, request: { ...call.request, path: `/api/clients/${id}/credentials`, params: { client_id: id }, headers, body } })
}

/** The actions on many clients, each with the rules of the operation on a single one. */
export const bulkActions = {
  enable: { members: {}, run: (call) => setActive(call, true) },
  disable: { members: {}, run: (call) => setActive(call, false) },
  delete: { members: {}, run: (call) => removeRow(clientResource, call) },
  change: {
    members: {
      client: { type: 'object', description: '`change`: the fields that every client gets (RFC 7396).' },
      add_scopes: scopeNames('`change`: scopes that each client gets besides those in its authorized_scopes.'),
      remove_scopes: scopeNames('`change`: scopes that each client loses.'),
    },
    fault: ({ client, add_scopes, remove_scopes }) =>
      (client ?? add_scopes ?? remove_scopes) === undefined ? 'tell what to change: client, add_scopes or remove_scopes' : undefined,
    run: changeOne,
  },
  rotate: {
    members: { retire_others_at: { type: 'integer', description: '`rotate`: when all other secrets of each client expire, in milliseconds since 1970.' } },
    fault: ({ retire_others_at }) => (retire_others_at === undefined ? 'tell when the other secrets expire: retire_others_at' : undefined),
    run: rotateOne,
  },
} as const satisfies Readonly<Record<string, BulkAction>>
