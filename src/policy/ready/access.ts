import type { ReadyPolicy } from './ready-policy.ts'

const point = 'access'

/** Ready policies about APIs of others. */
export const accessPolicies: readonly ReadyPolicy[] = [
  {
    slug: 'owner-only',
    title: 'A person changes their own documents only',
    words: 'For an API that asks by AuthZEN and tells who owns a document.',
    point,
    policy: {
      name: 'Own documents',
      effect: 'allow',
      engine: 'complex',
      rule: {
        or: [
          { engine: 'matcho', rule: { action: { name: 'read' } } },
          { engine: 'matcho', rule: { resource: { properties: { owner: '.subject.id' } } } },
        ],
      },
    },
    passes: {
      name: 'their own',
      request: { subject: { type: 'user', id: 'ada' }, action: { name: 'write' }, resource: { type: 'document', id: '1', properties: { owner: 'ada' } } },
    },
    stopped: {
      name: 'that of another',
      request: { subject: { type: 'user', id: 'ada' }, action: { name: 'write' }, resource: { type: 'document', id: '1', properties: { owner: 'bob' } } },
    },
  },
  {
    slug: 'nobody-for-another',
    title: 'An API takes nobody who acts for another',
    words: 'Link it to the API by its identifier, as an operation.',
    point,
    policy: { name: 'In person only', effect: 'deny', engine: 'matcho', rule: { token: { act: 'present?' } }, reason: 'this API is used in person only' },
    passes: { name: 'in person', request: { token: { sub: 'usr_1', scope: ['orders:read'] } } },
    stopped: { name: 'acting as somebody', request: { token: { sub: 'usr_1', scope: ['orders:read'], act: { sub: 'usr_2' } } } },
  },
  {
    slug: 'amount-by-scope',
    title: 'A scope has an amount',
    words: 'Name it in `policy_id` of a scope, with `{"most": 100}` as its parameters.',
    point,
    policy: {
      name: 'No more than the scope says',
      effect: 'deny',
      engine: 'expression',
      rule: 'resource.properties.amount > parameters.most',
      by_scope: true,
      reason: 'the amount is more than the scope allows',
    },
    passes: { name: 'a small one', request: { resource: { type: 'payment', id: '1', properties: { amount: 70 } }, parameters: { most: 100 } } },
    stopped: { name: 'a large one', request: { resource: { type: 'payment', id: '1', properties: { amount: 700 } }, parameters: { most: 100 } } },
  },
]
