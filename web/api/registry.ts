/** A grant as the server describes it: its name, the value of `grant_type`, and a JSON Schema of the other parameters. */
export interface GrantDescription {
  readonly name: string
  readonly type: string
  readonly parameters: {
    readonly properties: Readonly<Record<string, { readonly description?: string }>>
    readonly required?: readonly string[]
  }
}
/** The grants, authentication methods and names that the server is composed of (`GET /api/registry`). */
export interface Registry {
  readonly grants: readonly GrantDescription[]
  readonly grant_names: readonly string[]
  readonly client_auth_methods: readonly string[]
  readonly response_modes: readonly string[]
  readonly signing_algs: readonly string[]
  readonly programs: readonly string[]
}
