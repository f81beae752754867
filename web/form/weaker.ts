import type { AnyRow } from '../api/rows.ts'
import type { Key } from '../i18n/language.ts'

const has = (values: AnyRow, name: string, member: string) => Array.isArray(values[name]) && values[name].includes(member)
const over = (limit: number) => (values: AnyRow, name: string) => Number(values[name] ?? 0) > limit

/** Values of a client that are weaker than the default, and why: said where the choice is made. */
const weaknesses: Readonly<Record<string, readonly [(values: AnyRow, name: string) => boolean, Key]>> = {
  pkce: [(v) => v['pkce'] === false, 'weaker.pkce'],
  nonce: [(v) => v['pkce'] === false && v['nonce'] === 'optional', 'weaker.nonce'],
  redirect_uri_wildcards: [(v) => v['redirect_uri_wildcards'] === true, 'weaker.redirect_uri_wildcards'],
  public_refresh_token: [(v) => v['public_refresh_token'] === true, 'weaker.public_refresh_token'],
  public_revoke: [(v) => v['public_revoke'] === true, 'weaker.public_revoke'],
  first_party: [(v) => v['first_party'] === true, 'weaker.first_party'],
  assertion_audience: [(v) => v['assertion_audience'] === 'issuer_or_token_endpoint', 'weaker.assertion_audience'],
  access_token_ttl: [over(3600), 'weaker.access_token_ttl'],
  authorization_code_ttl: [over(60), 'weaker.authorization_code_ttl'],
  refresh_token_ttl: [over(7_776_000), 'weaker.refresh_token_ttl'],
  confidential: [(v) => v['confidential'] === false && !has(v, 'token_endpoint_auth_methods', 'none'), 'weaker.confidential'],
  supported_grant_types: [(v) => has(v, 'supported_grant_types', 'implicit') || has(v, 'supported_grant_types', 'password'), 'weaker.supported_grant_types'],
}

/** Why the value of a field deserves a second thought, or nothing. */
export function weaker(resource: string, name: string, values: AnyRow): Key | undefined {
  if (resource !== 'client') return undefined
  const [holds, words] = weaknesses[name] ?? []
  return holds?.(values, name) ? words : undefined
}
