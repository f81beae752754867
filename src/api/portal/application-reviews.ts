import { z } from 'zod'
import { type Names, paragraph, shape } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'
import { brokenRules, valueSchema } from '#fields/write.ts'
import { conflict, unprocessable } from '#http/refusal.ts'
import { grantBarred, grantsBarredBy } from '#model/allowed-grants.ts'
import { type Client, client } from '#model/client.ts'
import { addedLegacyGrants, legacyGrantFault } from '#model/legacy-grants.ts'
import { organization } from '#model/organization.ts'
import { type Review, review, reviewKinds } from '#model/review.ts'
import { type Reviewed, reviewedAs, reviewedFields, withItem } from '#model/reviewed.ts'
import { scope } from '#model/scope.ts'
import type { Batch } from '#store/store.ts'
import { type AnyRow, administered, type Edit, type Plan } from '../administered.ts'
import type { Call, Operation } from '../operation.ts'
import { rowVerb } from '../verb.ts'
import { change } from '../write/change.ts'
import { findOwn, ownDoors, personOf } from './developer.ts'

type ReviewFields = typeof review.fields
type OwnReviewItem = Review['items'][number]

const asked = z
  .array(z.strictObject({ kind: z.enum(reviewKinds), value: z.string().max(2048).default('live') }))
  .min(1)
  .max(50)

/** `/clients/{client_id}/reviews`: the review requests of a developer, with their reasons and decisions. */
export const applicationReviews = administered({
  resource: review,
  path: '/clients/:client_id/reviews',
  doors: ownDoors,
  author: 'portal',
  verbs: ['list', 'read', 'create'],
  sort: '-created_at',
  further: {
    reason: field(paragraph(2048), { doc: 'Why you ask.' }),
    items: field(shape('items', asked), {
      doc: 'Private scopes, going live, or for a live application changes of redirect URIs, grants, authentication methods, name, logo and links.',
    }),
  },
  within: async (call) => ({ client_id: (await findOwn(call)).id }),
  plan: planReview,
})

async function planReview({ draft, sent }: Edit<ReviewFields>, call: Call): Promise<Plan<ReviewFields>> {
  const application = await findOwn(call)
  const { reason, items } = readAskedReview(sent)
  const [waiting] = await call.context.db.table(review).find({ client_id: application.id, state: 'waiting' }, { limit: 1 })
  if (waiting) throw conflict(`the request ${waiting.id} waits already: withdraw it to ask anew`)
  const found = await Promise.all(items.map((item) => itemFault(item, application, call)))
  // Each fault names the place of its item, so that a form can show it there.
  const faults = found.flatMap((fault, at) => (fault === undefined ? [] : [`at ${at}: ${fault}`]))
  if (faults.length === 0) faults.push(...brokenBy(items, application))
  if (faults.length > 0) throw unprocessable({ items: faults })
  const row: Review = { ...draft, client_id: application.id, requested_by: personOf(call), reason, state: 'waiting', items }
  const goesLive = items.some(({ kind }) => kind === 'go_live')
  return {
    row,
    also: (batch) => {
      countOn(batch, application)
      if (goesLive) setStage(batch, application, 'in_review', call.context.now())
    },
  }
}

/** Of two nodes that saw no waiting request, one loses this compare and set, and checks again. */
const countOn = (batch: Batch, { id, reviews_version: seen }: Client) => batch.change(client, { id, reviews_version: seen }, { reviews_version: seen + 1 })

/** The kinds have validated both members if they were sent. @throws {Refusal} 422 when one was not. */
function readAskedReview(sent: AnyRow): { readonly reason: string; readonly items: OwnReviewItem[] } {
  const reason = z.string().trim().min(1).safeParse(sent['reason'])
  const items = asked.safeParse(sent['items'])
  if (!reason.success) throw unprocessable({ reason: ['say why you ask: the reviewer reads it'] })
  if (!items.success) throw unprocessable({ items: [`name what you ask for: [{ kind, value }] of kind ${reviewKinds.join(', ')}`] })
  const twice = reviewedFields.filter((one) => !one.many && items.data.filter(({ kind }) => kind === one.kind).length > 1)
  if (twice.length > 0) throw unprocessable({ items: twice.map(({ kind }) => `ask for one ${kind}`) })
  return { reason: reason.data, items: items.data.map((item) => ({ ...item, state: 'waiting' })) }
}

async function itemFault({ kind, value }: OwnReviewItem, application: Client, { context }: Call): Promise<string | undefined> {
  if (kind === 'go_live') return application.stage === 'live' ? 'the application is live already' : undefined
  if (kind === 'grant_type' && (await isBarred(value, application, context))) return grantBarred(value)
  const how = reviewedAs(kind)
  if (how) return fieldFault(how, value, application, context.names)
  const [known] = await context.db.table(scope).find({ name: value }, { limit: 1 })
  if (!known) return `there is no scope ${value}`
  return known.public ? `${value} is public: every application may ask people for it` : undefined
}

/** True for a grant that the organization of an application does not allow. */
async function isBarred(grant: string, { organization_id: id }: Client, { db }: Call['context']): Promise<boolean> {
  const owner = id === undefined ? undefined : await db.table(organization).get(id)
  return owner !== undefined && grantsBarredBy(owner, [grant]).length > 0
}

function fieldFault({ field, kind, many }: Reviewed, value: string, application: Client, names: Names): string | undefined {
  const asked = withItem(application, { kind, value })[field]
  const flagless = client.fields[field].kind.column === 'flag' && value !== String(asked)
  if (flagless || !valueSchema(client.fields[field], names).safeParse(asked).success) return `${value} cannot be a ${kind}`
  if (kind === 'grant_type' && addedLegacyGrants(undefined, { supported_grant_types: [value] }).length > 0) return legacyGrantFault(value)
  const before = application[field]
  if (Array.isArray(before) && before.includes(value)) return `${value} is registered already`
  return !many && before === asked ? `${value} is the ${kind} already` : undefined
}

/** The rules between fields that the application would break if every item were approved. */
function brokenBy(items: readonly OwnReviewItem[], application: Client): string[] {
  const [before, after] = [application, items.reduce(withItem, application)].map((row) => Object.values(brokenRules(client, row)).flat())
  return [...new Set(after)].filter((message) => !before?.includes(message))
}

function setStage(batch: Batch, { id, version }: Client, stage: Client['stage'], now: number): void {
  batch.change(client, { id, version }, { stage, version: version + 1, updated_at: now })
}

/** Withdraws a request that is not decided yet. */
const withdraw = (call: Call) =>
  change(applicationReviews, call, {
    deed: 'withdrawn',
    edit(was) {
      if (was.state !== 'waiting') throw conflict(`this request is ${was.state} already`)
      return { draft: { ...was, state: 'withdrawn' as const }, sent: {} }
    },
    async plan({ draft }) {
      const application = await findOwn(call)
      const wasGoingLive = application.stage === 'in_review' && draft.items.some(({ kind }) => kind === 'go_live')
      return { row: draft, also: wasGoingLive ? (batch) => setStage(batch, application, 'draft', call.context.now()) : undefined }
    },
  })

export const reviewRequests: readonly Operation[] = [
  rowVerb(applicationReviews, 'withdraw', { conditional: true, summary: 'Withdraw a request that is not decided yet', run: withdraw }),
]
