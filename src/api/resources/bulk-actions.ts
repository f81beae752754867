import { z } from 'zod'
import type { Members } from '#fields/json-object.ts'
import { instant } from '#fields/kinds.ts'
import type { Answer } from '#http/render.ts'
import type { Client } from '#model/client.ts'
import type { Call, Operation } from '../operation.ts'
import { shownAs } from '../present.ts'
import { findRow } from '../read.ts'
import { withoutAliases } from '../write/aliases.ts'
import { change, patch } from '../write/change.ts'
import { create } from '../write/create.ts'
import { draftPatch } from '../write/draft.ts'
import { remove } from '../write/remove.ts'
import { disableClient, enableClient } from './client-verbs.ts'
import { clientResource } from './clients.ts'
import { credentials } from './credentials.ts'

/** One action that can be taken on many clients: the members of the body that it reads, and the operation on a single client that it stands for. */
export interface BulkAction {
  readonly members: z.ZodRawShape
  /** The fault of its members together, if any. */
  readonly fault?: (sent: Members) => string | undefined
  /** Policies are asked about it for each client, so that a list of clients reaches no further than a single request. */
  readonly operation: Operation
  /** The body of the single request. */
  readonly body?: (call: Call, sent: Members) => Promise<Members> | Members
  /** In place of the operation's own deed. */
  readonly run?: (single: Call, sent: Members) => Promise<Answer> | Answer
}

/** The request for a single client that an action makes, as the policies and the operation see it. */
async function singleCall({ operation: { method, path }, body }: BulkAction, id: string, { call, sent }: { call: Call; sent: Members }): Promise<Call> {
  const { 'if-match': _, ...headers } = call.request.headers
  const params = Object.fromEntries([...path.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, id]))
  const request = { ...call.request, method, path: path.replace(/:\w+/, encodeURIComponent(id)), headers, params, body: Buffer.alloc(0) }
  const single: Call = { ...call, request, settle: () => {} }
  if (!body) return single
  const whole = Buffer.from(JSON.stringify(await body(single, sent)))
  return { ...single, request: { ...request, headers: { ...headers, 'content-type': 'application/json' }, body: whole } }
}

/** Performs a single request as the caller could have sent it. @returns the `data` of the answer, empty where it has no body. @throws {Refusal} */
export async function perform(action: BulkAction, id: string, { call, sent }: { readonly call: Call; readonly sent: Members }): Promise<Members> {
  const single = await singleCall(action, id, { call, sent })
  await call.permit?.(action.operation, single)
  const { body } = await (action.run ?? action.operation.run)(single, sent)
  return body.length === 0 ? {} : (JSON.parse(body.toString()).data ?? {})
}

const scopeNames = (doc: string) => z.array(z.string()).max(100).optional().describe(doc)

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

/** The actions on many clients, each with the rules of the operation on a single one. */
export const bulkActions = {
  enable: { members: {}, operation: enableClient },
  disable: { members: {}, operation: disableClient },
  delete: { members: {}, operation: remove(clientResource as never) },
  change: {
    members: {
      client: z.looseObject({}).optional().describe('`change`: the fields that every client gets (RFC 7396).'),
      add_scopes: scopeNames('`change`: scopes that each client gets besides those in its authorized_scopes.'),
      remove_scopes: scopeNames('`change`: scopes that each client loses.'),
    },
    fault: ({ client, add_scopes, remove_scopes }) =>
      (client ?? add_scopes ?? remove_scopes) === undefined ? 'tell what to change: client, add_scopes or remove_scopes' : undefined,
    operation: patch(clientResource as never),
    body: async (call, sent) => changesOf(await findRow(clientResource, call), sent),
    // Anew from the row at each attempt, so that scopes that somebody else adds meanwhile are kept.
    run: changeOne,
  },
  rotate: {
    members: { retire_others_at: instant().schema.optional().describe('`rotate`: when all other secrets of each client expire, in milliseconds since 1970.') },
    fault: ({ retire_others_at }) => (retire_others_at === undefined ? 'tell when the other secrets expire: retire_others_at' : undefined),
    // The others expire when the caller says.
    operation: create(credentials),
    body: (_call, { retire_others_at }) => ({ retire_others_at }),
  },
} as const satisfies Readonly<Record<string, BulkAction>>
