import type { JsonSchema } from '#fields/json-schema.ts'
import type { AnyResource, Author, Fields, Reader, Resource, Row, Verb } from '#fields/resource.ts'
import type { FieldAliases } from '#model/client-aliases.ts'
import type { Area } from '#model/system-scopes.ts'
import type { Batch, TenantTables } from '#store/store.ts'
import type { Within } from './list/alternatives.ts'
import { type Call, type Doors, doorsOf, type Operation, type Parameter } from './operation.ts'
import type { FieldErrors } from './write/faults.ts'

/** An edit of a row: the row before (undefined when it is new) and the row to write. */
export interface Edit<F extends Fields = Fields> {
  readonly was: Row<F> | undefined
  readonly draft: Row<F>
  /** The validated body of the caller, without the values that were filled in. */
  readonly sent: Readonly<Record<string, unknown>>
}

/** The edit that a hook returns. */
export interface Plan<F extends Fields = Fields> {
  readonly row: Row<F>
  /** Further writes, in the same transaction. */
  readonly also?: ((batch: Batch) => void) | undefined
  /** The instant before which the answer must not be sent: that of a revocation of all tokens. */
  readonly answerAfter?: number | undefined
  /** Members shown in this answer only, e.g. a new secret. */
  readonly once?: Readonly<Record<string, unknown>> | undefined
  /** Warnings about this edit, besides those about the row. */
  readonly warnings?: readonly Warning[] | undefined
}

/** Warnings about accepted values that are weaker than the default or not obeyed yet. */
export interface Warning {
  readonly field: string
  readonly message: string
}

/** A further parameter of a list. */
export interface Narrowing extends Parameter {
  /** The condition that its value stands for. */
  readonly match?: (value: string, call: Call) => Readonly<Record<string, unknown>>
  /** The instant field that must lie before its value; it orders the list, the last first. */
  readonly before?: string
  /** Filters the rows by a condition that the database cannot evaluate. */
  readonly screen?: (rows: readonly AnyRow[], value: string, call: Call) => Promise<readonly AnyRow[]>
  /** The same condition on the table that orders the list, where another table does. */
  readonly along?: (value: string) => Readonly<Record<string, unknown>>
}

/** The circumstances in which rows are shown; they decide which further members are looked up. */
export interface Showing {
  /** They are rows of a list. */
  readonly listed: boolean
  readonly wants: (member: string) => boolean
}

/** An order of a list that another table keeps: it has a row for each row of the list, under the same key, with one instant that orders. */
export interface TableOrder {
  /** Its name in `sort`: the field of `by`. */
  readonly field: string
  readonly by: AnyResource
}

/**
 * A resource as the API administers it. CRUD follows from the declaration; hooks add the rest.
 *
 * To add a resource: one file in `model/` whose declaration says how it is `administered`, and its name in `model/all.ts`. Hooks, where it needs any,
 * are a file in `api/resources/`.
 */
export interface Administered<F extends Fields = Fields> {
  readonly resource: Resource<F>
  /** Where its collection is, e.g. `/api/clients`. */
  readonly path: string
  readonly doors: Doors
  /** Served by the default tenant only. */
  readonly central?: true
  /** The author and reader that the caller counts as; `admin` by default. */
  readonly author?: Extract<Author, Reader>
  /** All six unless said. */
  readonly verbs?: readonly Verb[]
  /** How lists are ordered unless asked otherwise, e.g. `-created_at`; `-` alone: by key, the last first. */
  readonly sort?: string
  /** Query parameters that ask whether a list field holds a value: `grant_type` → `supported_grant_types`. */
  readonly holding?: Readonly<Record<string, string>>
  readonly narrowing?: readonly Narrowing[]
  readonly orderings?: readonly TableOrder[]
  /** Fields whose value a merge patch replaces as a whole instead of merging its members. */
  readonly whole?: readonly string[]
  /** A creation may come without a body: every member has an initial value. */
  readonly bodyless?: true
  /** The limit of a body in bytes, where the usual one is too small for a row. */
  readonly bodyLimit?: number
  /** Members that a creation takes besides the declared fields, by the kinds of their values. */
  readonly further?: Fields
  /** Other names under which bodies may send its fields. */
  readonly aliases?: FieldAliases
  /** Members that answers carry besides the declared fields. */
  readonly extras?: Readonly<Record<string, JsonSchema>>
  /** Confines the caller to the rows that match; other rows are not found. */
  within?(call: Call): Promise<Within<F>> | Within<F>
  /** The initial values that depend on other members of the row, in place of the declared ones. */
  initials?(row: AnyRow): AnyRow
  /** Fills in defaults that depend on the sent members. */
  fill?(edit: Edit<F>): Row<F>
  /** The key of a mutex: creations with the same key run one after another on this node, so that each counts the rows of the one before. */
  turn?(call: Call): string
  /**
   * Finds faults of fields that no kind and no rule can find, such as a reference to a missing row. Also called for a body with other faults, in
   * which required members may be missing.
   */
  faults?(edit: Edit<F>, call: Call): Promise<FieldErrors> | FieldErrors
  /** Completes an edit without field faults, and refuses it for other reasons. @throws {Refusal} */
  plan?(edit: Edit<F>, call: Call): Promise<Plan<F>> | Plan<F>
  /** Refuses a removal, or returns the further rows to remove. @throws {Refusal} */
  removal?(row: Row<F>, call: Call): Promise<{ readonly also?: (batch: Batch) => void }> | { readonly also?: (batch: Batch) => void }
  /** Members to show with each row, in the order of the rows. */
  present?(rows: readonly Row<F>[], call: Call, showing: Showing): Promise<readonly Readonly<Record<string, unknown>>[]>
  warnings?(row: Row<F>, call: Call): readonly Warning[]
  /** Operations beyond CRUD. One with the method and path of a verb replaces it. */
  readonly operations?: readonly Operation[]
}
/** A resource with its own path and scopes, such as those for developers. */
export const administered = <F extends Fields>(a: Administered<F>): Administered<F> => a

/** A resource from its declaration, with hooks. */
export function declared<F extends Fields>(resource: Resource<F>, hooks: Partial<Omit<Administered<F>, 'resource' | 'path'>> = {}): Administered<F> {
  if (!resource.administered) throw new Error(`The resource ${resource.name} does not say how it is administered`)
  const { path, area, filters: _, ...said } = resource.administered
  return { resource, path: `/api/${path}`, doors: doorsOf(area as Area), ...said, ...hooks }
}

/** Any row, for code that treats all resources alike. */
export type AnyRow = Readonly<Record<string, unknown>>

export const tablesFor = (r: AnyResource, call: Call): TenantTables => (r.reach === 'global' ? call.context.store.global : call.context.db)
export const authorOf = (a: Administered): Extract<Author, Reader> => a.author ?? 'admin'
export const hasVerb = (a: Administered, verb: Verb): boolean => a.verbs?.includes(verb) ?? true
/** `identity_provider` → `identity provider`. */
export const nounOf = (r: AnyResource): string => r.name.replaceAll('_', ' ')
/** `an identity provider`, `a user`. */
export const oneWithArticle = (r: AnyResource): string => `${/^[aeio]/.test(r.name) ? 'an' : 'a'} ${nounOf(r)}`
/** `key pairs`: what the path calls them. */
export const manyOf = (a: Administered): string => (a.path.split('/').at(-1) ?? '').replaceAll('-', ' ')
