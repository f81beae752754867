import { conflict, forbidden } from '#http/refusal.ts'
import { type Client, client } from '#model/client.ts'
import { addedLegacyGrants, legacyGrantFault } from '#model/legacy-grants.ts'
import { review } from '#model/review.ts'
import { wishesIn } from '#model/reviewed.ts'
import { user } from '#model/user.ts'
import { anyOf, type Batch } from '#store/store.ts'
import { administered, type Edit, type Plan } from '../administered.ts'
import { countReminders } from '../clients/credential-reminders.ts'
import { clientFaults, fillClient, planClient } from '../clients/edit.ts'
import { presentClients } from '../clients/present.ts'
import type { Call } from '../operation.ts'
import { clientResource, planRemoval } from '../resources/clients.ts'
import { type FieldErrors, faultIf, mergeErrors } from '../write/faults.ts'
import { administeredBy, ownApplications, ownDoors, personOf } from './developer.ts'

type ApplicationFields = typeof client.fields

/** Enough for a person, too few to fill the table with. */
const MOST_APPLICATIONS = 100

/** `/clients`: the applications of a developer. */
export const applications = administered({
  ...clientResource,
  path: '/clients',
  doors: ownDoors,
  author: 'portal',
  narrowing: [],
  further: {},
  extras: {
    ...clientResource.extras,
    reminders: { type: 'integer', description: 'The number of its secrets that somebody asked to retire.' },
    decided_at: { type: ['integer', 'null'], description: 'When a reviewer last decided a request of it.' },
  },
  async present(rows, call, showing) {
    const ids = rows.map(({ id }) => id)
    const [shown, reminders, decisions] = await Promise.all([
      presentClients(rows, call, showing),
      countReminders(ids, call.context.db, call.context.now()),
      lastDecisions(ids, call),
    ])
    return rows.map(({ id }, at) => ({ ...shown[at], reminders: reminders[at] ?? 0, decided_at: decisions.get(id) ?? null }))
  },
  within: ownApplications,
  fill: fillApplication,
  faults: applicationFaults,
  // The developer of an application may always remove it, even one with powers.
  removal: planRemoval,
  plan: (edit, call) => (edit.was ? planClient(edit, call) : planNew(edit, call)),
})

/** When a request of each application was last decided. */
async function lastDecisions(ids: readonly string[], { context }: Call): Promise<ReadonlyMap<string, number>> {
  const decided = ids.length === 0 ? [] : await context.db.table(review).find({ client_id: anyOf(ids), state: 'decided' })
  const last = new Map<string, number>()
  for (const { client_id, decided_at = 0 } of decided) last.set(client_id, Math.max(last.get(client_id) ?? 0, decided_at))
  return last
}

/** An application stays with its organization, even if a replacing body leaves it out. */
function fillApplication(edit: Edit<ApplicationFields>): Client {
  const filled = fillClient(edit)
  return edit.was && !('organization_id' in edit.sent) ? { ...filled, organization_id: edit.was.organization_id } : filled
}

/** A new application is a sandbox: it works at once, for its makers only, and without any private scope. */
async function planNew(edit: Edit<ApplicationFields>, call: Call): Promise<Plan<ApplicationFields>> {
  const owner = personOf(call)
  const countOn = await claimRoom(owner, call)
  const plan = await planClient({ ...edit, draft: { ...edit.draft, owner, stage: 'draft', user_scopes: [] } }, call)
  return {
    ...plan,
    also: (batch) => {
      countOn(batch)
      plan.also?.(batch)
    },
  }
}

/**
 * Checks that a person may make one more application. The transaction that makes it raises a counter (compare and set), so that of two simultaneous
 * creations one counts again.
 * @throws {Refusal} 409 when they have a hundred.
 */
export async function claimRoom(owner: string, { context: { db } }: Call): Promise<(batch: Batch) => void> {
  // Read before the count, so that an application made after it is noticed.
  const person = await db.table(user).get(owner)
  if (!person) throw forbidden('your account is gone')
  if ((await db.table(client).count({ owner }, { upTo: MOST_APPLICATIONS })) >= MOST_APPLICATIONS)
    throw conflict(`you have ${MOST_APPLICATIONS} applications: delete one first, or ask an administrator`)
  const { applications_version: seen } = person
  return (batch) => batch.change(user, { id: owner, applications_version: seen }, { applications_version: seen + 1 })
}

/** The faults of an application that its developer writes. @throws {Refusal} 403 for a client of the server itself. */
async function applicationFaults(edit: Edit<ApplicationFields>, call: Call): Promise<FieldErrors> {
  if (edit.was?.protected) throw forbidden('this client belongs to the server itself')
  const foreign = await foreignOrganization(edit, call)
  // The refusal must not reveal whether an organization of others exists.
  const draft = 'organization_id' in foreign ? { ...edit.draft, organization_id: undefined } : edit.draft
  const legacy = addedLegacyGrants(edit.was, draft).map((name) => ({ supported_grant_types: [legacyGrantFault(name)] }))
  return mergeErrors(foreign, ...legacy, edit.was && reviewFaults(edit.was, draft), await clientFaults({ ...edit, draft }, call))
}

async function foreignOrganization({ was, draft: { organization_id } }: Edit<ApplicationFields>, call: Call): Promise<FieldErrors> {
  if (was)
    return faultIf(organization_id !== was.organization_id, 'organization_id', 'an application stays with its organization: ask an administrator to move it')
  const isForeign = organization_id !== undefined && !(await administeredBy(call)).includes(organization_id)
  return faultIf(isForeign, 'organization_id', 'you do not administer such an organization')
}

/** People trust the name and addresses of a live application, and a reviewer has approved them. So a change of them needs a new review. */
function reviewFaults(was: Client, draft: Client): FieldErrors {
  const barred =
    was.stage === 'live' ? 'is live: ask for it with a review' : was.stage === 'in_review' ? 'is under review: withdraw the request first' : undefined
  if (!barred) return {}
  const isNew = (value: string) => `${value} is new, and the application ${barred}`
  return mergeErrors(...wishesIn(was, draft).map(({ field, value }) => ({ [field]: [isNew(value)] })))
}
