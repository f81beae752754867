/** A grant as a form can be drawn of it. */
export interface GrantDescription {
  /** Its name in `supported_grant_types`. */
  readonly name: string
  /** The value of `grant_type`. */
  readonly type: string
  readonly spec: string
  /** The parameters of its token request: a JSON Schema. */
  readonly parameters: { readonly properties: Readonly<Record<string, object>>; readonly required: readonly string[] }
}

/** What the house was put together from, for those who draw forms of it. */
export interface ServedRegistry {
  readonly grants: readonly GrantDescription[]
  /** Every name that `supported_grant_types` may hold: grants, and names that stand for something else than a token request. */
  readonly grant_names: readonly string[]
  readonly client_auth_methods: readonly string[]
  readonly response_modes: readonly string[]
  readonly signing_algs: readonly string[]
}
