import type { AnyKind, Kind } from './kinds.ts'

/** The authors of a field: an administrator, the developer who owns the row, an RFC 7591 registration, a client id metadata document, or the server itself. */
export type Author = 'admin' | 'portal' | 'registration' | 'document'
/** The readers of a field. */
export type Reader = 'admin' | 'portal'

/**
 * One field, declared once. The database, the API, the forms, the reference and the JSON Schemas read this.
 * Eight options and no more: what does not fit gets a file of its own.
 */
export interface FieldOptions<T> {
  readonly doc: string
  /** Where the field is defined, e.g. `RFC 9126 §6`. Absent when the field is our own. */
  readonly spec?: string
  /** The value where a row states none; `inherits('name')` means the setting of that name, looked up when it is needed. */
  readonly initial?: T | Inherited
  /** The row may lack the field. Without this, `initial` or a `server` writer, the field is required. */
  readonly optional?: true
  /** The authors besides an administrator. `server`: nobody outside; `create`: at creation only. Default: administrators only. */
  readonly writers?: readonly Author[] | 'server' | 'create'
  /** The readers. Default: everyone who may see the row. A secret has no reader. */
  readonly readers?: readonly Reader[]
  /** The heading it stands under in forms and reference pages. */
  readonly section?: string
  /**
   * How rows are found by the field: `unique` within the tenant; `filter` by equality; `sort` also orders lists (both have an index); `search` takes
   * part in free-text search.
   */
  readonly find?: readonly Find[]
}
export type Find = 'unique' | 'filter' | 'sort' | 'search'
export interface Inherited {
  readonly inherits: string
}
export const inherits = (setting: string): Inherited => ({ inherits: setting })
export const isInherited = (value: unknown): value is Inherited =>
  typeof value === 'object' && value !== null && 'inherits' in value && typeof value.inherits === 'string'

export interface Field<T> extends FieldOptions<T> {
  readonly kind: Kind<T>
}
/** Any field, for code that treats all value types alike. */
export interface AnyField extends Omit<FieldOptions<unknown>, 'initial'> {
  readonly kind: AnyKind
  readonly initial?: unknown
}
export type Fields = Readonly<Record<string, AnyField>>

type FieldValue<F> = F extends { readonly kind: Kind<infer T> } ? T : unknown
type MayLack<F> = F extends { readonly optional: true } | { readonly initial: Inherited } ? true : false
type Lacking<F extends Fields> = { [K in keyof F]: MayLack<F[K]> extends true ? K : never }[keyof F]
type Flat<T> = { [K in keyof T]: T[K] } & {}
/** The row that a declaration describes. */
export type Row<F extends Fields> = Flat<{ [K in Exclude<keyof F, Lacking<F>>]: FieldValue<F[K]> } & { [K in Lacking<F>]?: FieldValue<F[K]> | undefined }>

type Initialled<F extends Fields> = { [K in keyof F]: 'initial' extends keyof F[K] ? K : never }[keyof F]
/** The fields that a new row must state: required ones without an initial value. */
export type NewRow<F extends Fields> = Flat<Omit<Row<F>, Initialled<F>> & Partial<Pick<Row<F>, Initialled<F> & keyof Row<F>>>>

/** A rule between fields, as a value: the API turns a broken one into field errors, a form shows it at each field. */
export interface Rule<Draft> {
  readonly spec?: string
  readonly fields: readonly string[]
  readonly holds: (row: Draft) => boolean
  readonly message: string
  /** The fault of a row that breaks the rule, where the message alone does not name the value at fault. */
  readonly details?: (row: Draft) => readonly string[]
}

/** The operations on the rows of a collection. */
export type Verb = 'list' | 'read' | 'create' | 'replace' | 'patch' | 'remove'

/** How a resource is administered. Routes, guards, the document of the API and the list and form of the console follow from it. */
export interface Administration {
  /** The last part of the path of its collection, e.g. `identity-providers`. */
  readonly path: string
  /** The name under which bodies may be wrapped, where it is not that of the resource. */
  readonly wrapper?: string
  /** The area of the API whose scopes guard it. An area that does not exist opens to nobody. */
  readonly area: string
  /** All six unless said. */
  readonly verbs?: readonly Verb[]
  /** How lists are ordered unless asked otherwise, e.g. `-created_at`; `-` alone: by key, the last first. */
  readonly sort?: string
  /** The fields that the console offers to narrow a list by. */
  readonly filters?: readonly string[]
  /** Served by the default tenant only. */
  readonly central?: true
}

export interface ResourceOptions {
  /** Singular, in snake_case: the wrapper of API bodies and the name that references use. */
  readonly name: string
  readonly table: string
  readonly key: string
  /**
   * The natural key: a unique field that names a row in every installation although its key is generated. An import finds the row to change by this
   * field.
   */
  readonly natural?: string
  /** The prefix of generated keys, e.g. `cl_`. */
  readonly prefix?: string
  /** Rows of a `tenant` are reached through `store.in(tenant)` only; `global` ones through `store.global`. */
  readonly reach?: 'tenant' | 'global'
  /** The instant field after which a row is dead and purged. Such a resource's keys begin with their expiry (see `kit/expiring-key.ts`). */
  readonly expires?: string
  /**
   * Further indexes, each a list of fields; the key is always the last, unsaid. Partial: rows that lack the first field are left out. A single list
   * field, or a field of links, is indexed by its members.
   */
  readonly indexes?: readonly (readonly string[])[]
  /** Absent: the API has no operations on its rows. */
  readonly administered?: Administration
  readonly doc: string
}
/** Any resource, for code that describes, draws or stores all of them alike. */
export interface AnyResource extends ResourceOptions {
  readonly fields: Fields
  readonly rules: readonly Rule<never>[]
}
export interface Resource<F extends Fields> extends AnyResource {
  readonly fields: F
}

/** Fixes a field's value type, so that `initial` is checked against its kind. */
export const field = <T, const O extends FieldOptions<T>>(kind: Kind<T>, options: O & FieldOptions<NoInfer<T>>): { readonly kind: Kind<T> } & O => ({
  kind,
  ...options,
})

export const resource = <const F extends Fields>(options: ResourceOptions, fields: F, rules: readonly Rule<Partial<Row<NoInfer<F>>>>[] = []): Resource<F> => ({
  ...options,
  fields,
  rules,
})

export const fieldsOf = (r: AnyResource): [string, AnyField][] => Object.entries(r.fields)
/** The name under which bodies that describe a row may be wrapped. */
export const wrapperOf = ({ name, administered }: Pick<AnyResource, 'name' | 'administered'>): string => administered?.wrapper ?? name
export const foundBy = (r: AnyResource, how: Find): string[] =>
  fieldsOf(r)
    .filter(([, f]) => f.find?.includes(how))
    .map(([name]) => name)
/** True when a row may lack the field. */
export const mayLack = (f: AnyField): boolean => f.optional === true || isInherited(f.initial)

/** The row with what it inherits filled in from the settings. */
export function effective<F extends Fields>(r: Resource<F>, row: Row<F>, settings: Readonly<Record<string, unknown>>): Row<F> {
  const filled: Record<string, unknown> = { ...row }
  for (const [name, f] of fieldsOf(r)) if (isInherited(f.initial) && filled[name] === undefined) filled[name] = settings[f.initial.inherits]
  return filled as Row<F>
}
