import type { Client } from './client.ts'
import { isSubjectPattern } from './federated-identity.ts'
import {
  type Audience,
  authenticable,
  codeUsing,
  everyClient,
  exchanging,
  federated,
  hasGrant,
  onDevices,
  onTheWeb,
  redirected,
  refreshing,
} from './posture-audience.ts'

/** `mend`: somebody chose a setting weaker than the secure default. `strengthen`: the setting is as safe as the default and could be safer. */
export type Severity = 'mend' | 'strengthen'

/** One thing that makes a client weaker than it could be. */
export interface PostureRule {
  readonly id: string
  readonly spec: string
  readonly severity: Severity
  /** Points out of 100 that a client loses when it breaks the rule. */
  readonly weight: number
  readonly concerns: Audience
  /** The fields that decide it. A warning names the first, a form shows the sentence at each. */
  readonly fields: readonly [keyof Client, ...(keyof Client)[]]
  /** Reads the client with its inherited values filled in. */
  readonly isBroken: (client: Client) => boolean
  readonly sentence: string
  /** A merge patch (RFC 7396) after which the rule holds; absent where only a person can know the value. */
  readonly fix?: (client: Client) => Readonly<Partial<Client>> | undefined
}

const HOUR = 3600
const DAY = 86_400

/** Removes a grant type. A client must keep at least one. */
const without = (grant: string) => (c: Client) => {
  const rest = c.supported_grant_types.filter((name) => name !== grant)
  return { supported_grant_types: rest.length > 0 ? rest : ['authorization_code'] }
}

/** Changes a grant for a safer one. */
const inPlaceOf = (grant: string, safer: string) => (c: Client) => ({
  supported_grant_types: [...new Set(c.supported_grant_types.map((name) => (name === grant ? safer : name)))],
})

/**
 * Every posture rule, once: the warnings of the API, the hints of forms, the score of the console, `gatehouse clients check` and the reference
 * page follow from this list. To add a rule, add an entry here and its French sentence.
 */
export const clientPosture: readonly PostureRule[] = [
  {
    id: 'redirect_uri_wildcards',
    spec: 'RFC 9700 §2.1',
    severity: 'mend',
    weight: 15,
    concerns: everyClient,
    fields: ['redirect_uri_wildcards'],
    isBroken: (c) => c.redirect_uri_wildcards,
    sentence: 'Redirect URIs are compared as patterns: an attacker who controls any host or page that fits one can receive codes',
    // Only the client's owner knows which addresses a pattern stands for.
    fix: (c) => (c.redirect_uris.some((uri) => uri.includes('*')) ? undefined : { redirect_uri_wildcards: false }),
  },
  {
    id: 'implicit_grant',
    spec: 'RFC 9700 §2.1.2',
    severity: 'mend',
    weight: 25,
    concerns: everyClient,
    fields: ['supported_grant_types'],
    isBroken: (c) => hasGrant(c, 'implicit'),
    sentence: 'The implicit grant sends tokens through the address bar of the browser; it works once the server allows it too',
    fix: without('implicit'),
  },
  {
    id: 'password_grant',
    spec: 'RFC 9700 §2.4',
    severity: 'mend',
    weight: 25,
    concerns: everyClient,
    fields: ['supported_grant_types'],
    isBroken: (c) => hasGrant(c, 'password'),
    sentence: 'The password grant shows passwords to the client; it works once the server allows it too',
    fix: without('password'),
  },
  {
    id: 'basic_grant',
    spec: 'RFC 7617 §4',
    severity: 'mend',
    weight: 10,
    concerns: everyClient,
    fields: ['supported_grant_types'],
    isBroken: (c) => hasGrant(c, 'basic'),
    sentence: 'Each call carries the secret, with all scopes that the client holds: whoever records one call can make any other until the secret is changed',
    fix: inPlaceOf('basic', 'client_credentials'),
  },
  {
    id: 'assertion_audience',
    spec: 'draft-ietf-oauth-rfc7523bis §3',
    severity: 'mend',
    weight: 10,
    concerns: everyClient,
    fields: ['assertion_audience'],
    isBroken: (c) => c.assertion_audience !== 'issuer',
    sentence: 'An assertion made for another endpoint is accepted: a dishonest server that the client also uses could replay it here',
    fix: () => ({ assertion_audience: 'issuer' }),
  },
  {
    id: 'assertion_ttl',
    spec: 'RFC 7523 §3',
    severity: 'mend',
    weight: 3,
    concerns: everyClient,
    fields: ['assertion_ttl'],
    isBroken: (c) => c.assertion_ttl > 300,
    sentence: 'Assertions may live longer than five minutes: a thief of an unused one has as long to use it',
    fix: () => ({ assertion_ttl: 300 }),
  },
  {
    id: 'claims_in_id_token',
    spec: 'OIDC Core §5.4',
    severity: 'mend',
    weight: 3,
    concerns: codeUsing,
    fields: ['claims_in_id_token'],
    isBroken: (c) => c.claims_in_id_token,
    sentence: 'ID tokens carry the profile of the person to every place that keeps or logs them; userinfo tells it to the client alone',
    fix: () => ({ claims_in_id_token: false }),
  },
  {
    id: 'neither_pkce_nor_nonce',
    spec: 'RFC 9700 §2.1.1',
    severity: 'mend',
    weight: 35,
    concerns: redirected,
    fields: ['nonce', 'pkce'],
    isBroken: (c) => !c.pkce && c.nonce === 'optional',
    sentence: 'Without PKCE and without a nonce a stolen code can be injected into the session of somebody else',
    fix: () => ({ pkce: true }),
  },
  {
    id: 'nonce_in_place_of_pkce',
    spec: 'RFC 9700 §2.1.1',
    severity: 'mend',
    weight: 10,
    concerns: redirected,
    fields: ['pkce'],
    isBroken: (c) => !c.pkce && c.nonce === 'required',
    sentence: 'Without PKCE only the nonce stops a stolen code from being injected',
    fix: () => ({ pkce: true }),
  },
  {
    id: 'unproven_client',
    spec: 'RFC 6749 §3.2.1',
    severity: 'mend',
    weight: 20,
    concerns: authenticable,
    fields: ['confidential'],
    isBroken: (c) => !c.confidential,
    sentence: 'The client need not prove who it is, although it could',
    fix: () => ({ confidential: true }),
  },
  {
    id: 'unproven_grant',
    spec: 'RFC 6749 §3.2.1',
    severity: 'mend',
    weight: 15,
    concerns: authenticable,
    fields: ['grant_settings'],
    isBroken: (c) => Object.values(c.grant_settings).some((own) => own.secret_required === false),
    sentence: 'The client need not prove who it is at a grant that has settings of its own',
    fix: (c) => ({
      grant_settings: Object.fromEntries(
        Object.entries(c.grant_settings).map(([grant, own]) => [grant, { ...own, ...(own.secret_required === false && { secret_required: true }) }]),
      ),
    }),
  },
  {
    id: 'hidden_actor',
    spec: 'RFC 8693 §1.1',
    severity: 'mend',
    weight: 10,
    concerns: exchanging,
    fields: ['grant_settings'],
    isBroken: (c) => c.grant_settings['token_exchange']?.impersonation === true,
    sentence: 'Tokens that it exchanges do not tell that it acts for the person',
    fix: (c) => ({ grant_settings: { ...c.grant_settings, token_exchange: { ...c.grant_settings['token_exchange'], impersonation: false } } }),
  },
  {
    id: 'any_workload',
    spec: 'RFC 7523 §5',
    severity: 'strengthen',
    weight: 6,
    concerns: federated,
    fields: ['federated_identities'],
    isBroken: (c) => c.federated_identities.some(isSubjectPattern),
    sentence: 'Every workload whose subject begins alike can act as the client: name each in full',
  },
  {
    id: 'unproven_refresh',
    spec: 'RFC 6749 §6',
    severity: 'mend',
    weight: 15,
    concerns: authenticable,
    fields: ['public_refresh_token'],
    isBroken: (c) => c.public_refresh_token,
    sentence: 'A thief of a refresh token can use it without the secret',
    fix: () => ({ public_refresh_token: false }),
  },
  {
    id: 'unproven_revocation',
    spec: 'RFC 7009 §2.1',
    severity: 'mend',
    weight: 4,
    concerns: authenticable,
    fields: ['public_revoke'],
    isBroken: (c) => c.public_revoke,
    sentence: 'A thief of a token can revoke it without the secret',
    fix: () => ({ public_revoke: false }),
  },
  {
    id: 'unasked_consent_on_devices',
    spec: 'RFC 8252 §8.6',
    severity: 'mend',
    weight: 15,
    concerns: onDevices,
    fields: ['first_party'],
    isBroken: (c) => c.first_party,
    sentence: 'People are not asked, and any program on their device can pass for this client',
    fix: () => ({ first_party: false }),
  },
  {
    id: 'long_access_tokens',
    spec: 'RFC 9700 §2.2.1',
    severity: 'mend',
    weight: 6,
    concerns: everyClient,
    fields: ['access_token_ttl'],
    isBroken: (c) => (c.access_token_ttl ?? 0) > HOUR,
    sentence: 'Access tokens live longer than an hour: a stolen one is good for as long',
    fix: () => ({ access_token_ttl: HOUR }),
  },
  {
    id: 'long_codes',
    spec: 'RFC 6749 §4.1.2',
    severity: 'mend',
    weight: 2,
    concerns: codeUsing,
    fields: ['authorization_code_ttl'],
    isBroken: (c) => (c.authorization_code_ttl ?? 0) > 60,
    sentence: 'Codes live longer than a minute: a code is redeemed at once, so a long life helps only a thief',
    fix: () => ({ authorization_code_ttl: 60 }),
  },
  {
    id: 'forgotten_sign_ins',
    spec: 'RFC 9700 §4.14.2',
    severity: 'mend',
    weight: 4,
    concerns: refreshing,
    fields: ['refresh_token_ttl'],
    isBroken: (c) => (c.refresh_token_ttl ?? 0) > 90 * DAY,
    sentence: 'Refresh tokens live longer than 90 days without use: forgotten sign-ins stay open',
    fix: () => ({ refresh_token_ttl: 30 * DAY }),
  },
  {
    id: 'bearer_tokens',
    spec: 'RFC 9700 §2.2.1',
    severity: 'strengthen',
    weight: 8,
    concerns: everyClient,
    fields: ['enforce_dpop'],
    isBroken: (c) => !c.enforce_dpop && !c.tls_client_certificate_bound_access_tokens,
    sentence: 'Its tokens may be bearer tokens, which a thief can use; DPoP or mutual TLS binds them to a key of the client',
    fix: () => ({ enforce_dpop: true }),
  },
  {
    id: 'shared_secret',
    spec: 'RFC 9700 §2.5',
    severity: 'strengthen',
    weight: 8,
    concerns: authenticable,
    fields: ['token_endpoint_auth_methods'],
    isBroken: (c) => c.token_endpoint_auth_methods.some((method) => method.startsWith('client_secret_')),
    sentence: 'It authenticates with a shared secret, which can leak from either side; a private key stays with the client',
  },
  {
    id: 'unpushed_requests',
    spec: 'RFC 9126 §6',
    severity: 'strengthen',
    weight: 6,
    concerns: redirected,
    fields: ['require_pushed_authorization_requests'],
    isBroken: (c) => !c.require_pushed_authorization_requests,
    sentence: 'Authorization requests may pass through the browser, where they can be read and changed',
    fix: () => ({ require_pushed_authorization_requests: true }),
  },
  {
    id: 'plain_http',
    spec: 'RFC 8252 §8.3',
    severity: 'strengthen',
    weight: 4,
    concerns: onTheWeb,
    fields: ['redirect_uris'],
    isBroken: (c) => c.redirect_uris.some((uri) => uri.startsWith('http:')),
    sentence: 'A redirect URI of a web application leads to the computer of the person over plain http: for development only',
  },
  {
    id: 'any_audience',
    spec: 'RFC 9700 §2.3',
    severity: 'strengthen',
    weight: 4,
    concerns: everyClient,
    fields: ['authorized_resources'],
    isBroken: (c) => c.authorized_resources.length === 0,
    sentence: 'It may ask for tokens for every API that is open to it: name the APIs that it calls',
  },
  {
    id: 'nobody_answers',
    spec: 'RFC 7591 §2',
    severity: 'strengthen',
    weight: 3,
    concerns: everyClient,
    fields: ['contacts', 'owner'],
    isBroken: (c) => c.contacts.length === 0 && !c.owner,
    sentence: 'It has neither an owner nor a contact',
  },
]
