import { type Client, client } from './client.ts'
import { clientTraits, type FieldWith, fieldsWith, type ReviewTrait } from './client-traits.ts'

export type ReviewedField = FieldWith<'review'>
export type ReviewedKind = (typeof clientTraits)[ReviewedField]['review']['kind']
export type Reviewed = ReviewTrait & { readonly field: ReviewedField; readonly kind: ReviewedKind }

/**
 * The reviewed fields of a live application: those that decide who may receive tokens and how people are asked for consent. A change of one needs a
 * new review, unless it removes a value or only restricts the client. Every other field that a developer writes is free.
 */
export const reviewedFields: readonly Reviewed[] = fieldsWith('review').map((field) => ({ ...clientTraits[field].review, field }))
export const reviewedAs = (kind: string): Reviewed | undefined => reviewedFields.find((one) => one.kind === kind)

/** One item that an edit must request a review for. */
export interface Wish {
  readonly field: ReviewedField
  readonly kind: ReviewedKind
  readonly value: string
}

/** The items of an edit that need a review. */
export const wishesIn = (was: Client, draft: Client): Wish[] =>
  reviewedFields.flatMap(({ field, kind, many, free }) => {
    const [before, after] = [was[field], draft[field]]
    if (many) return textsOfList(after).flatMap((value) => (textsOfList(before).includes(value) ? [] : [{ field, kind, value }]))
    return after === undefined || after === free || after === before ? [] : [{ field, kind, value: String(after) }]
  })

const textsOfList = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [])

/** Applies one item of a review to a client. */
export function withItem(row: Client, { kind, value }: { readonly kind: string; readonly value: string }): Client {
  const how = reviewedAs(kind)
  if (!how) return row
  if (how.many) return { ...row, [how.field]: [...new Set([...textsOfList(row[how.field]), value])] }
  return { ...row, [how.field]: client.fields[how.field].kind.column === 'flag' ? value === 'true' : value }
}
