import { conflict, forbidden, unprocessable } from '#http/refusal.ts'
import { type Client, client } from '#model/client.ts'
import { administered, type Edit, type Plan } from '../administered.ts'
import type { Call } from '../operation.ts'
import { fillClient, planClient } from '../resources/client-edit.ts'
import { presentClients } from '../resources/client-present.ts'
import { clientResource } from '../resources/clients.ts'
import { countReminders } from '../resources/credential-reminders.ts'
import { administeredBy, ownApplications, ownDoors, personOf } from './developer.ts'

type Fields = typeof client.fields

/** Enough for anybody by hand, and too few to fill a table with. */
const MOST_APPLICATIONS = 100

/** `/clients`: applications, as the developers who make them see and edit them. */
export const applications = administered({
  ...clientResource,
  path: '/clients',
  doors: ownDoors,
  author: 'portal',
  narrowing: [],
  extras: {
    ...clientResource.extras,
    reminders: { type: 'integer', description: 'How many of its secrets somebody asked to take out of use.' },
  },
  async present(rows, call, listed) {
    const [shown, reminders] = await Promise.all([
      presentClients(rows, call, listed),
      countReminders(
        rows.map(({ id }) => id),
        call.context.room,
        call.context.now(),
      ),
    ])
    return rows.map((_, at) => ({ ...shown[at], reminders: reminders[at] ?? 0 }))
  },
  within: ownApplications,
  fill: fillClient,
  plan: (edit, call) => (edit.was ? planChange(edit, edit.was, call) : planNew(edit, call)),
})

/** A new application is a sandbox: it works at once, for its makers only, and without any private scope. */
async function planNew(edit: Edit<Fields>, call: Call): Promise<Plan<Fields>> {
  const owner = personOf(call)
  const { organization_id } = edit.draft
  if (organization_id !== undefined && !(await administeredBy(call)).includes(organization_id))
    throw unprocessable({ organization_id: ['you do not administer such an organization'] })
  if ((await call.context.room.table(client).count({ owner }, { upTo: MOST_APPLICATIONS })) >= MOST_APPLICATIONS)
    throw conflict(`you have ${MOST_APPLICATIONS} applications: delete one first, or ask an administrator`)
  return planClient({ ...edit, draft: { ...edit.draft, owner, stage: 'draft', user_scopes: [] } }, call)
}

function planChange(edit: Edit<Fields>, was: Client, call: Call): Promise<Plan<Fields>> {
  if (was.protected) throw forbidden('this client belongs to the server itself')
  if (edit.draft.organization_id !== was.organization_id)
    throw unprocessable({ organization_id: ['an application stays with its organization: ask an administrator to move it'] })
  const added = edit.draft.redirect_uris.filter((uri) => !was.redirect_uris.includes(uri))
  // People trust a live application for where it sends them, and a reviewer answers for what they saw.
  const barred =
    was.stage === 'live' ? 'is live: ask for it with a review' : was.stage === 'in_review' ? 'is under review: withdraw the request first' : undefined
  if (barred && added.length > 0) throw unprocessable({ redirect_uris: added.map((uri) => `${uri} is new, and the application ${barred}`) })
  return planClient(edit, call)
}
