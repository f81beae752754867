import type { Input } from '#fields/form.ts'

/** The fields of a form that every type shows. */
const shared: Readonly<Record<string, readonly string[]>> = {
  outbound_provider: ['namespace', 'name', 'documentation_uri', 'sharing'],
  outbound_authorization: ['namespace', 'name', 'user_id', 'metadata'],
}
/** The further fields of each type; `type` itself is chosen first. */
const own: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  outbound_provider: {
    oauth2: /^(?!type$|preset$)/,
    callback: /^(?:authorization_endpoint|revocation_endpoint|refresh_|hook_)/,
    basic: /^$/,
    api_key: /^$/,
  },
  outbound_authorization: {
    oauth2: /^(?:flow|remote_client_id|scopes|parameters|variables|assertion_subject|subject_authorization_id)$/,
    callback: /^(?:remote_client_id|scopes|parameters|variables)$/,
    basic: /^(?:username|password)$/,
    api_key: /^(?:api_key|header_name|header_prefix)$/,
  },
}

/** The types of a resource, where its type is chosen before anything else. */
export const typesOf = (resource: string): readonly string[] => Object.keys(own[resource] ?? {})

/** The inputs that a form shows for a type. */
export const fitsType =
  (resource: string, type: string) =>
  ({ name }: Pick<Input, 'name'>): boolean => {
    const fields = own[resource]?.[type]
    return fields === undefined || (shared[resource] ?? []).includes(name) || fields.test(name)
  }
