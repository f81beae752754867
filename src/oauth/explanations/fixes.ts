import type { Client } from '#model/client.ts'
import type { CheckName, Explanation } from '#model/explanation.ts'
import { isLegacyGrant } from '#model/legacy-grants.ts'
import { redirectUriFault } from '#model/redirect-uri.ts'
import { scopesOfPeople } from '#model/system-scopes.ts'

/** A JSON merge patch of a client (RFC 7396). */
export type Fix = Partial<Client>
type FailedCheck = Pick<Explanation, 'check' | 'got' | 'params'>
type FixRule = (got: string, client: Client, params: Explanation['params']) => Fix | undefined

const withValue = (list: readonly string[], value: string): string[] => [...list, value]
const secretMethods: readonly string[] = ['client_secret_basic', 'client_secret_post']

/**
 * For each check, the edit of the client that passes it. An edit that would weaken the client (no PKCE, no pushed requests, another audience of
 * assertions, a legacy grant) is not offered: the application must be mended instead.
 */
const rules: Partial<Record<CheckName, FixRule>> = {
  client_active: () => ({ active: true }),
  // A client without a secret could not use a method that needs one.
  client_method: (got, { token_endpoint_auth_methods: methods }) =>
    secretMethods.includes(got) && methods.some((method) => secretMethods.includes(method))
      ? { token_endpoint_auth_methods: withValue(methods, got) }
      : undefined,
  redirect_uri: (got, { redirect_uris, application_type }) =>
    redirectUriFault(got, { wildcards: false, native: application_type === 'native' }) === undefined
      ? { redirect_uris: withValue(redirect_uris, got) }
      : undefined,
  grant_registered: (got, { supported_grant_types }) => (isLegacyGrant(got) ? undefined : { supported_grant_types: withValue(supported_grant_types, got) }),
  // The scope is not granted either way; the request passes without it.
  scope_known: () => ({ unknown_scopes: 'ignore' }),
  scope_held: (got, { authorized_scopes }, params) =>
    params['grant_type'] !== 'client_credentials' || scopesOfPeople.has(got)
      ? undefined
      : { authorize_scope: true, authorized_scopes: [...authorized_scopes, { name: got }] },
  resource: (got, { authorized_resources }) => (authorized_resources.length > 0 ? { authorized_resources: withValue(authorized_resources, got) } : undefined),
}

const nameOrSelf = (one: unknown): unknown => (typeof one === 'object' && one !== null && 'name' in one ? one.name : one)

/** True when a client already has all the values of a fix. */
const has = (client: Client, fix: Fix): boolean =>
  Object.entries(fix).every(([name, wanted]) => {
    const is = client[name as keyof Client]
    return Array.isArray(wanted) && Array.isArray(is) ? is.map(nameOrSelf).includes(nameOrSelf(wanted.at(-1))) : is === wanted
  })

/** The patch of the present client with which a request would have passed; undefined when there is none, or the client has it already. */
export function fixFor({ check, got = '', params }: FailedCheck, client: Client): Fix | undefined {
  const fix = rules[check]?.(got, client, params)
  return fix && !has(client, fix) ? fix : undefined
}
