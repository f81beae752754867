import type { Client } from '#model/client.ts'
import type { Key } from '../../i18n/language.ts'

/** One thing that makes a client safer: what it is, who says so, how much it weighs, and what would mend it. */
export interface PostureRule {
  readonly id: string
  readonly weight: number
  readonly spec: string
  readonly holds: (client: Client) => boolean
  /** Whether it concerns this client at all. */
  readonly concerns: (client: Client) => boolean
  readonly fix?: Readonly<Partial<Client>>
  readonly good: Key
  readonly bad: Key
}
export interface Posture {
  readonly score: number
  readonly passed: readonly PostureRule[]
  readonly failed: readonly PostureRule[]
}

const grants = (client: Client, ...types: string[]) => types.some((type) => client.supported_grant_types.includes(type))
const redirects = (client: Client) => grants(client, 'authorization_code', 'implicit')
const proves = (client: Client) => client.token_endpoint_auth_methods.some((method) => method !== 'none')
const always = () => true
const rule = (id: string, weight: number, spec: string, rest: Omit<PostureRule, 'id' | 'weight' | 'spec' | 'good' | 'bad'>): PostureRule => ({
  id,
  weight,
  spec,
  ...rest,
  good: `posture.${id}.good` as Key,
  bad: `posture.${id}.bad` as Key,
})

const rules: readonly PostureRule[] = [
  rule('pkce', 20, 'RFC 9700 §2.1.1', { concerns: redirects, holds: (c) => c.pkce, fix: { pkce: true } }),
  rule('nonce', 15, 'RFC 9700 §2.1.1', {
    concerns: (c) => redirects(c) && !c.pkce,
    holds: (c) => c.nonce === 'required',
    fix: { nonce: 'required' },
  }),
  rule('exact_redirects', 15, 'RFC 9700 §2.1', { concerns: redirects, holds: (c) => !c.redirect_uri_wildcards, fix: { redirect_uri_wildcards: false } }),
  rule('no_plain_http', 8, 'RFC 8252 §8.3', { concerns: redirects, holds: (c) => !c.redirect_uris.some((uri) => uri.startsWith('http:')) }),
  rule('no_implicit', 20, 'RFC 9700 §2.1.2', { concerns: always, holds: (c) => !grants(c, 'implicit') }),
  rule('no_password', 20, 'RFC 9700 §2.4', { concerns: always, holds: (c) => !grants(c, 'password') }),
  rule('key_proof', 8, 'RFC 9700 §2.5', {
    concerns: (c) => c.confidential && proves(c),
    holds: (c) => c.token_endpoint_auth_methods.every((method) => !method.startsWith('client_secret') || method === 'client_secret_jwt'),
  }),
  rule('sender_bound', 8, 'RFC 9700 §2.2.1', { concerns: always, holds: (c) => c.enforce_dpop, fix: { enforce_dpop: true } }),
  rule('pushed', 6, 'RFC 9126 §6', {
    concerns: redirects,
    holds: (c) => c.require_pushed_authorization_requests,
    fix: { require_pushed_authorization_requests: true },
  }),
  rule('short_tokens', 8, 'RFC 9700 §2.2.1', { concerns: always, holds: (c) => (c.access_token_ttl ?? 3600) <= 3600 }),
  rule('refresh_bounded', 6, 'RFC 9700 §4.14.2', {
    concerns: (c) => grants(c, 'refresh_token'),
    holds: (c) => (c.refresh_token_ttl ?? 2_592_000) <= 7_776_000,
  }),
  rule('authenticated_refresh', 8, 'RFC 6749 §6', {
    concerns: (c) => grants(c, 'refresh_token') && c.confidential,
    holds: (c) => !c.public_refresh_token,
    fix: { public_refresh_token: false },
  }),
  rule('authenticated_revoke', 4, 'RFC 7009 §2.1', {
    concerns: (c) => c.confidential,
    holds: (c) => !c.public_revoke,
    fix: { public_revoke: false },
  }),
  rule('narrow_audience', 4, 'RFC 9700 §2.3', { concerns: always, holds: (c) => c.authorized_resources.length > 0 }),
  rule('contact', 3, 'RFC 7591 §2', { concerns: always, holds: (c) => c.contacts.length > 0 || Boolean(c.owner) }),
]

/** How well a client is set up against what is known to go wrong (RFC 9700): 100 when every rule that concerns it holds. */
export function postureOf(client: Client): Posture {
  const concerned = rules.filter((r) => r.concerns(client))
  const failed = concerned.filter((r) => !r.holds(client))
  const lost = failed.reduce((sum, r) => sum + r.weight, 0)
  return { score: Math.max(0, 100 - lost), passed: concerned.filter((r) => r.holds(client)), failed: failed.sort((a, b) => b.weight - a.weight) }
}
