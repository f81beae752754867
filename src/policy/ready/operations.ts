import type { ReadyPolicy } from './ready-policy.ts'

const point = 'operation'

/** Ready policies about the API of this server. */
export const operationPolicies: readonly ReadyPolicy[] = [
  {
    slug: 'own-row-only',
    title: 'A client changes its own row only',
    words: 'Link it to the clients that may do so.',
    point,
    policy: {
      name: 'Only its own row',
      effect: 'deny',
      engine: 'complex',
      rule: { not: { engine: 'matcho', rule: { params: { id: '.client.id' } } } },
      operations: ['patch_api_clients_id', 'put_api_clients_id'],
      reason: 'you may change your own row only',
    },
    passes: { name: 'its own', request: { client: { id: 'reports' }, params: { id: 'reports' } } },
    stopped: { name: 'another', request: { client: { id: 'reports' }, params: { id: 'shop' } } },
  },
  {
    slug: 'read-only',
    title: 'A caller only reads',
    words: 'Link it to the clients, people or roles that may not change anything.',
    point,
    policy: {
      name: 'Read only',
      effect: 'deny',
      engine: 'matcho',
      rule: { method: { $enum: ['POST', 'PUT', 'PATCH', 'DELETE'] } },
      reason: 'you may only read',
    },
    passes: { name: 'a list', request: { method: 'GET', path: '/api/clients' } },
    stopped: { name: 'a removal', request: { method: 'DELETE', path: '/api/clients/shop' } },
  },
  {
    slug: 'office-hours',
    title: 'Changes in office hours only',
    words: 'The hours are in UTC. Link it to roles, or leave it global.',
    point,
    policy: {
      name: 'Changes in office hours',
      effect: 'deny',
      engine: 'expression',
      rule: 'method != "GET" && (time.hour < 7 || time.hour >= 18 || time.weekday > 5)',
      reason: 'changes are made on weekdays from 7 to 18 o’clock UTC',
    },
    passes: { name: 'on Tuesday at ten', request: { method: 'PATCH', time: { epoch: 1_772_532_000, date: '2026-03-03', hour: 10, minute: 0, weekday: 2 } } },
    stopped: { name: 'on Sunday', request: { method: 'PATCH', time: { epoch: 1_772_359_200, date: '2026-03-01', hour: 10, minute: 0, weekday: 7 } } },
  },
  {
    slug: 'office-network',
    title: 'Administration from one network only',
    words: 'Put the beginning of your own addresses in place of 10.',
    point,
    policy: {
      name: 'From the office only',
      effect: 'deny',
      engine: 'matcho',
      rule: { ip: { $not: '#^10\\.' } },
      reason: 'administration is open to the network of the office only',
    },
    passes: { name: 'from the office', request: { method: 'GET', ip: '10.1.2.3' } },
    stopped: { name: 'from outside', request: { method: 'GET', ip: '203.0.113.7' } },
  },
  {
    slug: 'fresh-sign-in',
    title: 'Removals take a fresh sign-in',
    words: 'A person who signed in more than five minutes ago is asked again (RFC 9470).',
    point,
    policy: {
      name: 'Removals take a fresh sign-in',
      effect: 'allow',
      engine: 'matcho',
      rule: { method: 'DELETE' },
      step_up: { max_age: 300 },
      reason: 'sign in again to remove something',
    },
    passes: {
      name: 'a list',
      request: { method: 'GET', session: { auth_time: 1_772_000_000 }, time: { epoch: 1_772_532_000, date: '2026-03-03', hour: 10, minute: 0, weekday: 2 } },
    },
    stopped: {
      name: 'a removal after an hour',
      request: { method: 'DELETE', session: { auth_time: 1_772_528_400 }, time: { epoch: 1_772_532_000, date: '2026-03-03', hour: 10, minute: 0, weekday: 2 } },
    },
  },
  {
    slug: 'act-as-on-a-ticket',
    title: 'Support acts as a person, on a ticket',
    words: 'Name your own client. Without such a policy nobody acts as anybody.',
    point,
    policy: {
      name: 'Support acts on tickets',
      effect: 'allow',
      engine: 'matcho',
      rule: { client: { id: 'support-desk' }, body: { reason: '#^ticket [0-9]+' } },
      operations: ['post_api_users_id_act_as'],
    },
    passes: { name: 'a ticket', request: { client: { id: 'support-desk' }, body: { reason: 'ticket 7' }, operation: { id: 'post_api_users_id_act_as' } } },
    stopped: { name: 'no ticket', request: { client: { id: 'support-desk' }, body: { reason: 'curious' }, operation: { id: 'post_api_users_id_act_as' } } },
  },
]
