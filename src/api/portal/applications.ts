import { conflict, forbidden } from '#http/refusal.ts'
import { type Client, client } from '#model/client.ts'
import { addedLegacyGrants, legacyGrantFault } from '#model/legacy-grants.ts'
import { wishesIn } from '#model/reviewed.ts'
import { user } from '#model/user.ts'
import type { Batch } from '#store/store.ts'
import { administered, type Edit, type Plan } from '../administered.ts'
import { countReminders } from '../clients/credential-reminders.ts'
import { clientFaults, fillClient, planClient } from '../clients/edit.ts'
import { presentClients } from '../clients/present.ts'
import type { Call } from '../operation.ts'
import { clientResource, planRemoval } from '../resources/clients.ts'
import { type FieldErrors, faultIf, mergeErrors } from '../write/faults.ts'
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
  further: {},
  extras: {
    ...clientResource.extras,
    reminders: { type: 'integer', description: 'How many of its secrets somebody asked to take out of use.' },
  },
  async present(rows, call, showing) {
    const [shown, reminders] = await Promise.all([
      presentClients(rows, call, showing),
      countReminders(
        rows.map(({ id }) => id),
        call.context.db,
        call.context.now(),
      ),
    ])
    return rows.map((_, at) => ({ ...shown[at], reminders: reminders[at] ?? 0 }))
  },
  within: ownApplications,
  fill: fillApplication,
  faults: applicationFaults,
  // The developer of an application may always remove it, even one with powers.
  removal: planRemoval,
  plan: (edit, call) => (edit.was ? planClient(edit, call) : planNew(edit, call)),
})

/** An application stays with its organization, whether the body that replaces it names that again or not. */
function fillApplication(edit: Edit<Fields>): Client {
  const filled = fillClient(edit)
  return edit.was && !('organization_id' in edit.sent) ? { ...filled, organization_id: edit.was.organization_id } : filled
}

/** A new application is a sandbox: it works at once, for its makers only, and without any private scope. */
async function planNew(edit: Edit<Fields>, call: Call): Promise<Plan<Fields>> {
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
 * Room for one more application of a person. They are counted on in the transaction that makes it, so that of two nodes that counted the same
 * applications one counts anew.
 * @throws {Refusal} 409 when they have a hundred.
 */
async function claimRoom(owner: string, { context: { db } }: Call): Promise<(batch: Batch) => void> {
  // Read before the applications are counted: one that is made after this is noticed.
  const person = await db.table(user).get(owner)
  if (!person) throw forbidden('your account is gone')
  if ((await db.table(client).count({ owner }, { upTo: MOST_APPLICATIONS })) >= MOST_APPLICATIONS)
    throw conflict(`you have ${MOST_APPLICATIONS} applications: delete one first, or ask an administrator`)
  const { applications_version: seen } = person
  return (batch) => batch.change(user, { id: owner, applications_version: seen }, { applications_version: seen + 1 })
}

/** The faults of an application that its developer writes. @throws {Refusal} 403 for a client of the server itself. */
async function applicationFaults(edit: Edit<Fields>, call: Call): Promise<FieldErrors> {
  if (edit.was?.protected) throw forbidden('this client belongs to the server itself')
  const foreign = await foreignOrganization(edit, call)
  // Whether the organization of others exists is nothing to tell.
  const draft = 'organization_id' in foreign ? { ...edit.draft, organization_id: undefined } : edit.draft
  const legacy = addedLegacyGrants(edit.was, draft).map((name) => ({ supported_grant_types: [legacyGrantFault(name)] }))
  return mergeErrors(foreign, ...legacy, edit.was && unreviewed(edit.was, draft), await clientFaults({ ...edit, draft }, call))
}

async function foreignOrganization({ was, draft: { organization_id } }: Edit<Fields>, call: Call): Promise<FieldErrors> {
  if (was)
    return faultIf(organization_id !== was.organization_id, 'organization_id', 'an application stays with its organization: ask an administrator to move it')
  const isForeign = organization_id !== undefined && !(await administeredBy(call)).includes(organization_id)
  return faultIf(isForeign, 'organization_id', 'you do not administer such an organization')
}

/** People trust a live application for what it is called and where it sends them, and a reviewer answers for what they saw and who gets tokens. */
function unreviewed(was: Client, draft: Client): FieldErrors {
  const barred =
    was.stage === 'live' ? 'is live: ask for it with a review' : was.stage === 'in_review' ? 'is under review: withdraw the request first' : undefined
  if (!barred) return {}
  const isNew = (value: string) => `${value} is new, and the application ${barred}`
  return mergeErrors(...wishesIn(was, draft).map(({ field, value }) => ({ [field]: [isNew(value)] })))
}
