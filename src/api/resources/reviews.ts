import { z } from 'zod'
import { conflict, notFound, unprocessable } from '#http/refusal.ts'
import type { Answer } from '#http/render.ts'
import { letterOf } from '#login/factors/letter.ts'
import { type Client, client } from '#model/client.ts'
import { type Review, review, reviewKinds } from '#model/review.ts'
import { reviewCheckNames } from '#model/review-checklist.ts'
import { withItem } from '#model/reviewed.ts'
import { scope } from '#model/scope.ts'
import { user } from '#model/user.ts'
import { anyOf } from '#store/store.ts'
import { findActorNames } from '../actor-names.ts'
import { declared, type Plan } from '../administered.ts'
import { planTestUsersGone } from '../clients/test-users.ts'
import { refuseEscalation } from '../escalation.ts'
import type { Call, Operation } from '../operation.ts'
import { rowVerb } from '../verb.ts'
import { audit } from '../write/audit.ts'
import { readMembers } from '../write/body.ts'
import { change } from '../write/change.ts'
import { documentedSchema, parseMembers } from '../write/parsed-body.ts'
import { planEdit } from '../write/planned.ts'
import { clientResource } from './clients.ts'

type ReviewedItem = Review['items'][number]

const scopesAsked = ({ items }: Review): string[] => items.flatMap(({ kind, value }) => (kind === 'scope' ? value : []))

/** `/api/reviews`: the review requests of developers, the longest waiting first. */
export const reviews = declared(review, {
  extras: {
    client_name: { type: ['string', 'null'] },
    requested_by_name: { type: ['string', 'null'], description: 'The name of the developer who asks.' },
    scopes: {
      type: 'array',
      description: 'The private scopes that are asked for, in words.',
      items: {
        type: 'object',
        required: ['name', 'label', 'description'],
        properties: {
          name: { type: 'string' },
          label: { type: ['string', 'null'], description: 'The permission in plain words.' },
          description: { type: ['string', 'null'], description: 'The access that it allows.' },
        },
      },
    },
  },
  async present(rows, { context: { db } }) {
    // A reviewer need not be allowed to look up people and scopes.
    const names = await findActorNames(
      rows.flatMap(({ client_id, requested_by }) => [client_id, requested_by]),
      db,
    )
    const asked = [...new Set(rows.flatMap(scopesAsked))]
    const scopes = asked.length === 0 ? [] : await db.table(scope).find({ name: anyOf(asked) })
    return rows.map((row) => ({
      client_name: names.get(row.client_id) ?? null,
      requested_by_name: names.get(row.requested_by) ?? null,
      scopes: scopes
        .filter(({ name }) => scopesAsked(row).includes(name))
        .map(({ name, label, description }) => ({ name, label: label ?? null, description: description ?? null })),
    }))
  },
})

const decisions = z.strictObject({
  items: z
    .array(
      z
        .strictObject({
          kind: z.enum(reviewKinds),
          value: z.string().max(2048),
          state: z.enum(['approved', 'declined']),
          reason: z.string().min(1).max(1024).optional(),
        })
        .refine((item) => item.state === 'approved' || item.reason !== undefined, 'say why it is declined: the developer reads the reason'),
    )
    .min(1)
    .max(200),
  checked: z.array(z.enum(reviewCheckNames)).max(reviewCheckNames.length).optional().describe('The points of the checklist that the reviewer ticked.'),
})
type ReviewDecision = z.infer<typeof decisions>['items'][number]

/** The items with the decisions in place. @throws {Refusal} 409, 422 when a decision is about an item that does not wait. */
function applyDecisions(was: Review, made: readonly ReviewDecision[]): ReviewedItem[] {
  if (was.state !== 'waiting') throw conflict(`this request is ${was.state} already`)
  const waiting = (item: ReviewedItem, { kind, value }: ReviewDecision) => item.state === 'waiting' && item.kind === kind && item.value === value
  const stray = made.filter((decision) => !was.items.some((item) => waiting(item, decision)))
  if (stray.length > 0) throw unprocessable({ items: stray.map(({ kind, value }) => `no ${kind} ${value} waits for a decision`) })
  return was.items.map((item) => {
    const decision = made.find((candidate) => waiting(item, candidate))
    return decision ? { ...item, state: decision.state, ...(decision.reason === undefined ? {} : { reason: decision.reason }) } : item
  })
}

/** Applies the approved items to the application. */
async function applyApprovals(was: Client, made: readonly ReviewDecision[], call: Call): Promise<Plan<typeof client.fields>> {
  const approved = (kind: ReviewDecision['kind']) => made.filter((item) => item.kind === kind && item.state === 'approved').map(({ value }) => value)
  const scopes = await call.context.db.table(scope).find({ name: anyOf(approved('scope')) })
  await refuseEscalation(call, approved('scope'))
  const declinedLive = made.some((item) => item.kind === 'go_live' && item.state === 'declined')
  const draft: Client = {
    ...made.filter(({ state }) => state === 'approved').reduce(withItem, was),
    authorize_scope: was.authorize_scope || scopes.length > 0,
    authorized_scopes: [...was.authorized_scopes, ...scopes.map(({ id, name }) => ({ id, name }))],
    stage: approved('go_live').length > 0 ? 'live' : declinedLive ? 'declined' : was.stage,
    version: was.version + 1,
    updated_at: call.context.now(),
  }
  const plan = (await planEdit(clientResource, { was, draft, sent: {} }, call)) as Plan<typeof client.fields>
  if (draft.stage !== 'live') return plan
  const testUsersGo = await planTestUsersGone(was.id, call)
  return {
    ...plan,
    also: (batch) => {
      testUsersGo(batch)
      plan.also?.(batch)
    },
  }
}

/** A letter to whoever asked: how many items were approved and declined, and where the reasons stand. */
async function tellDeveloper({ requested_by, items }: Review, { id, name }: Client, { context }: Call) {
  const person = await context.db.table(user).get(requested_by)
  if (!person) return undefined
  const countOf = (wanted: ReviewedItem['state']) => items.filter(({ state }) => state === wanted).length
  const values = { application: name, approved: countOf('approved'), declined: countOf('declined') }
  return letterOf(context, person, { letter: 'review_decided', values, path: `/console/applications/${encodeURIComponent(id)}` })
}

/** `POST /api/reviews/{id}/decide`: item by item, each with its reason. Approved items take effect at once. */
async function decideReview(call: Call): Promise<Answer> {
  const { items: made, checked = [] } = parseMembers(decisions, readMembers(call.request), 'decision')
  return change(reviews, call, {
    deed: 'decided',
    edit: (was) => ({ draft: { ...was, items: applyDecisions(was, made), checked: [...new Set([...was.checked, ...checked])] }, sent: {} }),
    async plan({ draft }) {
      const now = call.context.now()
      const over = draft.items.every(({ state }) => state !== 'waiting')
      const row: Review = { ...draft, ...(over ? { state: 'decided', decided_by: call.actor.id, decided_at: now } : {}) }
      const was = await call.context.db.table(client).get(row.client_id)
      if (!was) throw notFound('the application is gone')
      const plan = await applyApprovals(was, made, call)
      const tell = over ? await tellDeveloper(row, was, call) : undefined
      return {
        row,
        answerAfter: plan.answerAfter,
        also: (batch) => {
          tell?.(batch)
          batch.change(client, { id: was.id, version: was.version }, plan.row)
          plan.also?.(batch)
          audit(batch, call, { resource: client, deed: 'updated', was, is: plan.row, reason: `decision ${row.id}` })
        },
      }
    },
  })
}

export const reviewVerbs: readonly Operation[] = [
  rowVerb(reviews, 'decide', {
    conditional: true,
    summary: 'Approve or decline a review request, item by item',
    body: documentedSchema(decisions),
    run: decideReview,
  }),
]
