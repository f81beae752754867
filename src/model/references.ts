import { type AnyResource, fieldsOf } from '#fields/resource.ts'

/** A field that holds the keys of rows of another resource. */
export interface ReferenceField {
  readonly resource: AnyResource
  readonly field: string
  /** The field holds a list of keys. */
  readonly many?: true
  /** An administrator or developer chose the reference. Otherwise the server set it, and the row belongs to the row that it names. */
  readonly chosen: boolean
  readonly optional: boolean
}

/** The foreign keys of a resource, from the declarations: every field of kind `reference` or `references` that names it. */
export const referencesTo = (name: string, declarations: readonly AnyResource[]): readonly ReferenceField[] =>
  declarations.flatMap((resource) =>
    fieldsOf(resource).flatMap(([field, { kind, writers, optional }]) => {
      const { choices, widget } = kind
      if (!choices || !('resource' in choices) || choices.resource !== name) return []
      return [{ resource, field, chosen: writers !== 'server', optional: optional === true, ...(widget === 'references' ? { many: true as const } : {}) }]
    }),
  )
