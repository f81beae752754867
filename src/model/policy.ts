import { z } from 'zod'
import { flag, list, oneOf, paragraph, references, scopeToken, seconds, shape, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { policyEngineNames, policyPoints, policyStages } from './policy-points.ts'
import { policyRequest } from './policy-request.ts'
import { stamps } from './stamps.ts'

/** The sign-in that a policy demands before it lets a token be issued. */
const stepUp = z.strictObject({
  acr_values: z.array(z.string().min(1).max(255)).max(10).optional(),
  max_age: z.int().min(0).max(31_536_000).optional(),
})

/** A case that a policy must decide as expected before it is saved. */
const policyCase = z.strictObject({
  name: z.string().min(1).max(128),
  request: policyRequest.strict(),
  applies: z.boolean().describe('Whether the rule applies to the request.'),
})

/** A rule about requests: whom it lets do what, or whom it stops. It narrows what scopes allow and never goes beyond it. */
export const policy = resource(
  {
    name: 'policy',
    table: 'policies',
    key: 'id',
    natural: 'name',
    prefix: 'pol_',
    administered: { path: 'policies', area: 'policies', sort: 'name', filters: ['stage', 'effect', 'engine'] },
    doc: 'A rule about requests: whom it lets do what, or whom it stops. It narrows what scopes allow and never goes beyond it.',
    indexes: [['client_ids'], ['user_ids'], ['role_ids'], ['organization_ids']],
  },
  {
    id: field(text(64), { doc: 'Names the policy for ever.', writers: 'server' }),
    name: field(text(128), { doc: 'Named in decisions and to whom it refuses something.', find: ['unique', 'sort', 'search'] }),
    description: field(paragraph(), { doc: 'The intent of the policy, for its administrators.', optional: true }),
    effect: field(oneOf('allow', 'deny'), {
      doc: '`allow` or `deny` the requests to which it applies. One policy that denies overrides all that allow.',
      initial: 'allow',
      find: ['filter'],
    }),
    stage: field(oneOf(...policyStages), {
      doc: 'A `draft` is not asked. A `shadow` decides, is recorded, and does not bind. An `enforced` one binds.',
      initial: 'draft',
      find: ['filter'],
    }),
    engine: field(oneOf(...policyEngineNames), { doc: 'The language of the rule.', initial: 'matcho', find: ['filter'] }),
    rule: field(shape('rule', z.json()), {
      doc: 'The condition under which it applies, in the language of the engine. The engine `allow` has none.',
      optional: true,
    }),
    points: field(list(oneOf(...policyPoints), policyPoints.length), {
      doc: 'The questions it answers: `operation` of this API, `token` to be issued, `access` to an API of somebody else. None: all.',
      initial: [],
    }),
    client_ids: field(references('client'), { doc: 'Clients it is linked to.', initial: [], section: 'Links' }),
    user_ids: field(references('user'), { doc: 'People it is linked to.', initial: [], section: 'Links' }),
    role_ids: field(references('role'), { doc: 'Roles whose holders it is linked to.', initial: [], section: 'Links' }),
    organization_ids: field(references('organization'), { doc: 'Organizations whose members it is linked to.', initial: [], section: 'Links' }),
    operations: field(list(text(255), 200), {
      doc: 'Operations it is linked to, by `operationId`. It is asked when any one of its links is met; without links it is global.',
      initial: [],
      section: 'Links',
    }),
    by_scope: field(flag(), {
      doc: 'It is asked only about callers with a scope that names it, with the parameters of that scope as `parameters`.',
      initial: false,
      section: 'Links',
    }),
    reason: field(text(512), { doc: 'Told to whom it denies something. If not set: its name.', optional: true, section: 'Effect' }),
    most_scopes: field(list(scopeToken(), 1000), {
      doc: 'The most scopes that a token may have which is issued where it applies. If not set: as many as it is entitled to.',
      optional: true,
      section: 'Effect',
    }),
    longest_ttl: field(seconds(1, 86_400), { doc: 'The longest that such an access token may live.', optional: true, section: 'Effect' }),
    step_up: field(shape('sign-in', stepUp), {
      doc: 'The sign-in that such a token takes: `acr_values`, one of which the person must have reached, and `max_age` in seconds.',
      spec: 'RFC 9470 §3',
      optional: true,
      section: 'Effect',
    }),
    cases: field(shape('cases', z.array(policyCase).max(50)), {
      doc: 'Tests: requests, and whether the rule applies to each. All must come out as expected for the policy to be saved.',
      initial: [],
      section: 'Tests',
    }),
    ...stamps,
  },
  [
    {
      fields: ['most_scopes', 'longest_ttl', 'step_up'],
      holds: (row) => row.effect !== 'deny' || (row.most_scopes === undefined && row.longest_ttl === undefined && row.step_up === undefined),
      message: 'narrows a token that is issued; a policy that denies issues none',
    },
    {
      fields: ['by_scope'],
      holds: (row) => !row.by_scope || [row.client_ids, row.user_ids, row.role_ids, row.organization_ids, row.operations].every((ids) => !ids?.length),
      message: 'scopes link it: leave its other links out',
    },
    {
      fields: ['rule'],
      holds: (row) => row.engine === 'allow' || row.rule !== undefined,
      message: 'is required by every engine but allow',
    },
  ],
)
export type Policy = Row<typeof policy.fields>
