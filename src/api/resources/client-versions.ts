import { type Members, withoutNulls } from '#fields/json-object.ts'
import { findDifferences, isSealed } from '#fields/read.ts'
import { fieldsOf } from '#fields/resource.ts'
import { mayWrite } from '#fields/write.ts'
import { notFound } from '#http/refusal.ts'
import type { Answer } from '#http/render.ts'
import { type Client, client } from '#model/client.ts'
import { type ClientVersion, clientVersion } from '#model/client-version.ts'
import { findActorNames } from '../actor-names.ts'
import { type Administered, administered } from '../administered.ts'
import { planClient } from '../clients/edit.ts'
import { versionKey } from '../clients/history.ts'
import { listOperation } from '../list/list.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { keyIn } from '../read.ts'
import { rowVerb } from '../verb.ts'
import { change } from '../write/change.ts'
import { createRow } from '../write/create.ts'
import { draftReplacement } from '../write/draft.ts'
import { clientResource } from './clients.ts'

/** `/api/clients/{id}/versions`: the last first, each with its changes. */
const versions = administered({
  resource: clientVersion,
  path: '/api/clients/:id/versions',
  doors: doorsOf('clients'),
  sort: '-',
  extras: {
    actor_name: { type: ['string', 'null'], description: 'The name of the actor.' },
    changes: { type: 'object', description: 'Field → value before and after, compared with the version before.', additionalProperties: { type: 'object' } },
  },
  within: (call) => ({ client_id: keyIn(call) }),
  present: async (rows, call) => {
    const before = await Promise.all(rows.map((row, i) => earlier(row, rows[i + 1], call)))
    const names = await findActorNames(
      rows.map(({ actor_id }) => actor_id),
      call.context.db,
    )
    return rows.map((row, i) => ({ actor_name: names.get(row.actor_id ?? '') ?? null, changes: changesBetween(before[i], row) }))
  },
})

async function earlier(row: ClientVersion, next: ClientVersion | undefined, { context }: Call): Promise<ClientVersion | undefined> {
  if (next?.version === row.version - 1) return next
  return row.version > 1 ? context.db.table(clientVersion).get(versionKey(row.client_id, row.version - 1)) : undefined
}

function changesBetween(before: ClientVersion | undefined, row: ClientVersion): Members {
  const { version: _, updated_at: __, ...changes } = findDifferences(client, withoutNulls(before?.client ?? {}), withoutNulls(row.client))
  return changes
}

async function restoreVersion(call: Call) {
  const [id, version] = [keyIn(call), keyIn(call, 'version')]
  const kept = /^\d{1,9}$/.test(version) ? await call.context.db.table(clientVersion).get(versionKey(id, Number(version))) : undefined
  if (!kept) throw notFound('there is no such version of this client')
  const gone = (await call.context.db.table(client).get(id)) === undefined
  const writable = fieldsOf(client).filter(([name, f]) => mayWrite(f, 'admin', gone) && !isSealed(f) && name in kept.client)
  const body = withoutNulls(Object.fromEntries(writable.map(([name]) => [name, kept.client[name]])))
  if (gone) return revive(body, call)
  return change(clientResource, call, {
    edit: (was) => {
      const { draft, sent, faults } = draftReplacement(clientResource, was, { body, names: call.context.names })
      // The restored client is whole: the schema has checked the replaced members, the others are those of the stored version.
      return { draft: draft as Client, sent, faults }
    },
    deed: 'restored',
  })
}

const revived = administered({ ...clientResource, plan: (edit, call) => planClient(edit, call, false) })

/** Restores a deleted client from a version, with a new secret. The old secrets and all earlier tokens stay revoked. */
async function revive(body: Members, call: Call): Promise<Answer> {
  const collection = call.request.path.replace(/\/[^/]+\/versions\/.*$/, '')
  const answer = await createRow(revived as Administered, call, { sent: body, collection })
  // The restored client has the URL of the request, so there is no new Location.
  const { location: _, ...headers } = answer.headers
  return { ...answer, headers, status: 200 }
}

/** The history of a client. */
export const clientVersionOperations: readonly Operation[] = [
  listOperation(versions),
  rowVerb(clientResource, 'versions/:version/restore', {
    conditional: true,
    summary: 'Restore an earlier version of a client, also of a deleted one',
    run: restoreVersion,
  }),
]
