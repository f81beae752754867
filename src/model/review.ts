import { z } from 'zod'
import { instant, oneOf, paragraph, reference, shape, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { reviewCheckNames } from './review-checklist.ts'
import { type ReviewedKind, reviewedFields } from './reviewed.ts'
import { stamps } from './stamps.ts'

/** The kinds of request in a review. */
export const reviewKinds: readonly ('scope' | 'go_live' | ReviewedKind)[] = ['scope', 'go_live', ...reviewedFields.map(({ kind }) => kind)]

const items = z
  .array(
    z.object({
      kind: z.enum(reviewKinds),
      value: z.string().max(2048),
      state: z.enum(['waiting', 'approved', 'declined']).default('waiting'),
      reason: z.string().max(1024).optional(),
    }),
  )
  .min(1)
  .max(200)

/**
 * A review: a developer's requests, which a reviewer decides item by item: private scopes, going live, and, for a live application, the fields that
 * decide who may receive tokens and how people are asked for consent.
 */
export const review = resource(
  {
    name: 'review',
    table: 'reviews',
    key: 'id',
    prefix: 'rev_',
    administered: { path: 'reviews', area: 'clients', verbs: ['list', 'read'], sort: '-created_at' },
    doc: 'The requests of a developer and the decisions of a reviewer, item by item.',
    indexes: [
      ['client_id', 'created_at'],
      ['state', 'created_at'],
    ],
  },
  {
    id: field(text(64), { doc: 'The identifier of the request; it never changes.', writers: 'server' }),
    client_id: field(reference('client'), { doc: 'The application it is about.', writers: 'server' }),
    requested_by: field(text(255), { doc: 'The developer who asks.', writers: 'server' }),
    reason: field(paragraph(2048), { doc: 'Why the developer asks.', writers: 'server' }),
    state: field(oneOf('waiting', 'decided', 'withdrawn'), {
      doc: '`waiting`: the reviewer decides next; afterwards the developer acts.',
      initial: 'waiting',
      writers: 'server',
    }),
    items: field(shape('items', items), { doc: 'The requested items, with the state and reason of each.', writers: 'server' }),
    checked: field(shape('checks', z.array(z.enum(reviewCheckNames)).max(reviewCheckNames.length)), {
      doc: 'The points of the checklist that a reviewer ticked.',
      initial: [],
      writers: 'server',
      readers: ['admin'],
    }),
    decided_by: field(text(255), { doc: 'The reviewer.', optional: true, writers: 'server', readers: ['admin'] }),
    decided_at: field(instant(), { doc: 'When it was decided.', optional: true, writers: 'server' }),
    ...stamps,
  },
)
export type Review = Row<typeof review.fields>
