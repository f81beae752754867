/** The description of a grant type, from which a form can be drawn. */
export interface GrantDescription {
  /** Its name in `supported_grant_types`. */
  readonly name: string
  /** The value of `grant_type`. */
  readonly type: string
  readonly spec: string
  /** The parameters of its token request: a JSON Schema. */
  readonly parameters: { readonly properties: Readonly<Record<string, object>>; readonly required: readonly string[] }
}

/** The composed grants, authentication methods and response modes, for forms. */
export interface ServedRegistry {
  readonly grants: readonly GrantDescription[]
  /** Every name that `supported_grant_types` may hold: grant types, and names of other permissions of a client. */
  readonly grant_names: readonly string[]
  readonly client_auth_methods: readonly string[]
  readonly response_modes: readonly string[]
  readonly signing_algs: readonly string[]
  readonly programs: readonly string[]
}
