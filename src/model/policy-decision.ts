import { z } from 'zod'
import { flag, instant, integer, list, oneOf, shape, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { policyPoints } from './policy-points.ts'
import { policyRequest } from './policy-request.ts'

const effects = ['allow', 'deny', 'step_up'] as const
const steps = z.array(z.record(z.string(), z.unknown()))

/** One decision of the policies, with the request object that it was made on: a sample, kept for a week, on which a changed policy can be replayed. */
export const policyDecision = resource(
  {
    name: 'policy_decision',
    table: 'policy_decisions',
    key: 'id',
    expires: 'expires_at',
    doc: 'One decision of the policies, with the request object that it was made on. A sample, kept for a week.',
    indexes: [['request_id'], ['client_id', 'at']],
  },
  {
    id: field(text(128), { doc: 'Its expiry and the request.', writers: 'server' }),
    request_id: field(text(64), { doc: 'The request, as the answer named it.', writers: 'server' }),
    at: field(instant(), { doc: 'The time of the decision.', writers: 'server', find: ['sort'] }),
    point: field(oneOf(...policyPoints), { doc: 'The question that was decided.', writers: 'server', find: ['filter'] }),
    operation: field(text(255), { doc: 'The operation that was asked for.', writers: 'server' }),
    client_id: field(text(255), { doc: 'The client that asked; `-` where none is known.', writers: 'server' }),
    user_id: field(text(255), { doc: 'The person it acted for.', optional: true, writers: 'server' }),
    effect: field(oneOf(...effects), { doc: 'The decision.', writers: 'server', find: ['filter'] }),
    decided_by: field(text(64), { doc: 'The policy that decided; absent when none did.', optional: true, writers: 'server' }),
    reason: field(text(512), { doc: 'The reason of a refusal.', optional: true, writers: 'server' }),
    shadow_effect: field(oneOf(...effects), {
      doc: 'The decision if the policies in shadow, and the default that is rehearsed, were enforced; where it is another.',
      optional: true,
      writers: 'server',
      find: ['filter'],
    }),
    shadow_decided_by: field(text(64), { doc: 'The policy that would have decided.', optional: true, writers: 'server' }),
    scope_takes: field(list(text(256), 1000), { doc: 'The scopes of which one lets the caller in.', initial: [], writers: 'server' }),
    scope_held: field(list(text(256), 1000), { doc: 'The scopes that the caller held.', initial: [], writers: 'server' }),
    is_exempt: field(flag(), { doc: 'The caller is exempt from the default of denying.', initial: false, writers: 'server' }),
    cost: field(integer(0, Number.MAX_SAFE_INTEGER), { doc: 'The work it took: values looked at, characters matched.', writers: 'server' }),
    trace: field(shape('steps', steps), { doc: 'Every policy that was asked, and whether its rule applied.', initial: [], writers: 'server' }),
    request: field(shape('request object', policyRequest), { doc: 'The request object, without credentials.', writers: 'server' }),
    debugged: field(flag(), { doc: 'A debug token asked for the decision to be kept.', initial: false, writers: 'server' }),
    expires_at: field(instant(), { doc: 'When it is forgotten.', writers: 'server' }),
  },
)
export type PolicyDecision = Row<typeof policyDecision.fields>
