import { type Client, client } from './client.ts'

/** How a field is reviewed. */
interface Reviewing {
  /** What one item of a review asks for. */
  readonly kind: string
  /** A list: each value that comes in is an item of its own, and taking one out is free. */
  readonly many?: true
  /** The value that only narrows, and is free. */
  readonly free?: boolean | string
}

/**
 * The fields of a live application that decide who may receive tokens and how people are asked: a reviewer answers for what they saw. Whatever
 * takes a value away, or only narrows, is the developer's own to do. Every other field that a developer writes is free.
 */
export const reviewed = {
  name: { kind: 'name' },
  logo_uri: { kind: 'logo_uri' },
  client_uri: { kind: 'client_uri' },
  policy_uri: { kind: 'policy_uri' },
  tos_uri: { kind: 'tos_uri' },
  redirect_uris: { kind: 'redirect_uri', many: true },
  post_logout_redirect_uris: { kind: 'post_logout_redirect_uri', many: true },
  allowed_origins: { kind: 'allowed_origin', many: true },
  supported_grant_types: { kind: 'grant_type', many: true },
  token_endpoint_auth_methods: { kind: 'auth_method', many: true },
  confidential: { kind: 'confidential', free: true },
  enforce_dpop: { kind: 'enforce_dpop', free: true },
  require_pushed_authorization_requests: { kind: 'require_pushed_authorization_requests', free: true },
  subject_type: { kind: 'subject_type', free: 'pairwise' },
  sector_identifier_uri: { kind: 'sector_identifier_uri' },
} as const satisfies { readonly [K in keyof Client]?: Reviewing }

export type ReviewedField = keyof typeof reviewed
export type ReviewedKind = (typeof reviewed)[ReviewedField]['kind']
export type Reviewed = Reviewing & { readonly field: ReviewedField; readonly kind: ReviewedKind }

/** The same as a list. */
export const reviewedFields: readonly Reviewed[] = Object.entries(reviewed).map(([field, how]) => ({ ...how, field: field as ReviewedField }))
export const reviewedAs = (kind: string): Reviewed | undefined => reviewedFields.find((one) => one.kind === kind)

/** One thing that an edit would have to ask for. */
export interface Wish {
  readonly field: ReviewedField
  readonly kind: ReviewedKind
  readonly value: string
}

/** What an edit changes that is reviewed. */
export const wishesIn = (was: Client, draft: Client): Wish[] =>
  reviewedFields.flatMap(({ field, kind, many, free }) => {
    const [before, after] = [was[field], draft[field]]
    if (many) return listed(after).flatMap((value) => (listed(before).includes(value) ? [] : [{ field, kind, value }]))
    return after === undefined || after === free || after === before ? [] : [{ field, kind, value: String(after) }]
  })

const listed = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [])

/** A client with what one item asks for. */
export function withItem(row: Client, { kind, value }: { readonly kind: string; readonly value: string }): Client {
  const how = reviewedAs(kind)
  if (!how) return row
  if (how.many) return { ...row, [how.field]: [...new Set([...listed(row[how.field]), value])] }
  return { ...row, [how.field]: client.fields[how.field].kind.column === 'flag' ? value === 'true' : value }
}
