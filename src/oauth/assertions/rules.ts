import type { Context } from '#http/context.ts'
import { accessDenied, invalidScope, invalidTarget } from '#http/refusal.ts'
import { type AssertionRule, assertionRule } from '#model/assertion-rule.ts'
import type { User } from '#model/user.ts'
import { groupPathsOf } from '../groups.ts'

/** A request that the rules about identity assertions decide: client, person, party, APIs and scopes. */
export interface AssertionRequest {
  readonly direction: AssertionRule['direction']
  readonly assertion_type: AssertionRule['assertion_type']
  readonly client_id: string
  readonly party: string
  readonly user: User
  readonly resources: readonly string[]
  /** The requested scopes. */
  readonly scope: readonly string[]
}

/** The decision of the rules: the allowed scopes, and the id of the client at the other server. */
export interface AssertionDecision {
  readonly scope: readonly string[]
  readonly party_client_id: string
}

const MOST = 200

/** The names of the groups that a person is in, directly or by another group, and the words of their own profile. */
async function groupNamesOf(context: Context, user: User): Promise<ReadonlySet<string>> {
  const paths = await groupPathsOf(context, user)
  return new Set([...paths.flat().map(({ name }) => name), ...(user.group?.split(' ') ?? [])])
}

/**
 * Decides by the rules of the client (people × client × API × scope): one rule must list all requested APIs; the scopes of all such rules are
 * allowed. Other requested scopes are left out; when none is left, the request is refused.
 * @throws {Refusal} `access_denied`, `invalid_target`, `invalid_scope`
 */
export async function decideAssertion(context: Context, request: AssertionRequest): Promise<AssertionDecision> {
  const { direction, assertion_type, client_id, party, user, resources, scope } = request
  const rows = await context.db.table(assertionRule).find({ client_id, party, direction, assertion_type, active: true }, { limit: MOST })
  const names = await groupNamesOf(context, user)
  const concerning = rows.filter(({ groups }) => groups.length === 0 || groups.some((name) => names.has(name)))
  if (concerning.length === 0)
    throw accessDenied(`no rule lets this client use an identity assertion for this person with ${party.slice(0, 512)}`).because({
      check: 'assertion_rule',
      got: party,
    })
  const naming = concerning.filter((row) => resources.every((name) => row.resources.includes(name)))
  const [first] = naming
  if (!first) {
    const expected = concerning.map((row) => `${row.name}: ${row.resources.join(' ')}`.slice(0, 1024))
    throw invalidTarget(`no rule allows an identity assertion for ${resources.join(' and ').slice(0, 1024)}`).because({
      check: 'resource',
      expected,
      got: resources.join(' '),
    })
  }
  const most = new Set(naming.flatMap((row) => row.scopes))
  const left = scope.filter((name) => most.has(name))
  if (scope.length > 0 && left.length === 0)
    throw invalidScope('no rule allows any of these scopes in an identity assertion').because({
      check: 'scope_held',
      expected: [...most],
      got: scope.join(' '),
    })
  return { scope: left, party_client_id: first.party_client_id ?? client_id }
}
