import type { ReadyPolicy } from './ready-policy.ts'

const point = 'token'
const sampleGrant = (type: string, bound = false) => ({ type, scope: ['openid'], audience: [], bound })

/** Ready policies about tokens. */
export const tokenPolicies: readonly ReadyPolicy[] = [
  {
    slug: 'second-factor',
    title: 'Some people need a second factor',
    words: 'Link it to their roles or organizations.',
    point,
    policy: {
      name: 'Sign in with two factors',
      effect: 'allow',
      engine: 'matcho',
      rule: { user: 'present?' },
      step_up: { acr_values: ['urn:gatehouse:mfa'] },
      reason: 'sign in with two factors',
    },
    passes: { name: 'a client for itself', request: { grant: sampleGrant('client_credentials') } },
    stopped: {
      name: 'a password alone',
      request: { grant: sampleGrant('authorization_code'), user: { id: 'usr_1' }, session: { acr: 'urn:gatehouse:password' } },
    },
  },
  {
    slug: 'short-tokens',
    title: 'Short tokens for a group',
    words: 'Name the group. Their access tokens live ten minutes.',
    point,
    policy: { name: 'Short tokens for contractors', effect: 'allow', engine: 'matcho', rule: { groups: { $contains: 'contractors' } }, longest_ttl: 600 },
    passes: { name: 'staff', request: { grant: sampleGrant('authorization_code'), groups: ['staff'] } },
    stopped: { name: 'a contractor', request: { grant: sampleGrant('authorization_code'), groups: ['contractors'] } },
  },
  {
    slug: 'bound-tokens',
    title: 'Only tokens that are bound to a key',
    words: 'Link it to the clients that can prove possession (DPoP or a certificate).',
    point,
    policy: {
      name: 'Only bound tokens',
      effect: 'deny',
      engine: 'matcho',
      rule: { grant: { bound: false } },
      reason: 'send a DPoP proof, or a certificate, with the token request',
    },
    passes: { name: 'with a proof', request: { grant: sampleGrant('client_credentials', true) } },
    stopped: { name: 'a bearer token', request: { grant: sampleGrant('client_credentials') } },
  },
  {
    slug: 'no-secret-calls',
    title: 'No calls with a secret from outside',
    words: 'Put the beginning of your own addresses in place of 10. It stops the basic grant elsewhere.',
    point,
    policy: {
      name: 'Secrets from inside only',
      effect: 'deny',
      engine: 'matcho',
      rule: { grant: { type: 'basic' }, ip: { $not: '#^10\\.' } },
      reason: 'from here, call with a token',
    },
    passes: { name: 'from inside', request: { grant: sampleGrant('basic'), ip: '10.1.2.3' } },
    stopped: { name: 'from outside', request: { grant: sampleGrant('basic'), ip: '203.0.113.7' } },
  },
]
