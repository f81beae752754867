import { andThen, type MaybePromise } from '#kit/maybe-promise.ts'
import type { ExplainedDecision } from '#model/explained-decision.ts'
import type { RequestMember } from '#model/policy-request.ts'
import type { CompiledPolicy } from './compiled-policy.ts'
import { type GatheredRequest, gatheredRequest } from './gathered-request.ts'
import { type Judgement, judge } from './judge.ts'
import type { Question } from './points.ts'
import { needsOf, type PointPolicies, type PolicySet } from './policy-set.ts'

/** The answer to a question, of all policies that were asked, together. */
export interface Decision extends Judgement {
  /** The answer that there would be if the policies in shadow were enforced, where it is another. */
  readonly shadow?: Judgement
  /** The work that it took, in units: values looked at, characters matched. */
  readonly cost: number
  /** The request object, with the members that were looked at. */
  readonly gathered: GatheredRequest
}

/** How a question is asked. */
export interface Thoroughness {
  /** Asks all candidates, also after the answer is certain. */
  readonly thorough?: boolean
}

const nobody: readonly string[] = []

/**
 * Decides a question: finds the policies that are linked to who asks and what is asked, gathers the members of the request that these look at, and
 * judges. Without a policy everything is allowed that was allowed before, unless the tenant denies by default.
 */
export function decide(set: PolicySet, question: Question, thoroughness: Thoroughness = {}): MaybePromise<Decision> {
  const here = set.at[question.point]
  const gathered = gatheredRequest(question.source)
  return andThen(gathered.gather(linkMembers(here)), () => {
    const candidates = candidatesOf(here, question, gathered)
    return andThen(gathered.gather(candidates === here.global ? here.globalNeeds : needsOf(candidates)), () =>
      andThen(bindsByDefault(here.deniesByDefault || here.rehearsesDefault, question), (binds) =>
        decideNow({ here, candidates, gathered, binds }, thoroughness),
      ),
    )
  })
}

const linkMembers = ({ linksRoles, linksOrganizations }: PointPolicies): readonly RequestMember[] => [
  ...(linksRoles ? (['role_ids'] as const) : []),
  ...(linksOrganizations ? (['organizations'] as const) : []),
]

/** The policies that are asked: the global ones, and those that one of their links reaches. */
function candidatesOf(here: PointPolicies, { client_id, user_id, operation, scopes }: Question, { request }: GatheredRequest): readonly CompiledPolicy[] {
  const { global, linked } = here
  if (linked.size === 0) return global
  const found = new Set(global)
  const reach = (kind: string, ids: readonly string[]) => {
    for (const id of ids) for (const policy of linked.get(`${kind} ${id}`) ?? []) found.add(policy)
  }
  reach('client', client_id === undefined ? nobody : [client_id])
  reach('user', user_id === undefined ? nobody : [user_id])
  reach('operation', [operation])
  reach('role', request.role_ids ?? nobody)
  reach('organization', request.organizations?.map(({ id }) => id) ?? nobody)
  if (here.linksScopes) reach('scope', scopes?.held ?? nobody)
  return [...found]
}

const bindsByDefault = (denies: boolean, { isExempt }: Question): MaybePromise<boolean> =>
  denies && isExempt ? andThen(isExempt(), (exempt) => !exempt) : denies

interface Ready {
  readonly here: PointPolicies
  readonly candidates: readonly CompiledPolicy[]
  readonly gathered: GatheredRequest
  /** A default of denying binds the caller. */
  readonly binds: boolean
}

function decideNow({ here, candidates, gathered, binds }: Ready, { thorough = false }: Thoroughness): Decision {
  const { request, failed } = gathered
  const enforced = here.hasShadows ? candidates.filter(({ row }) => row.stage === 'enforced') : candidates
  const { judgement, cost } = judge({ policies: enforced, request, failed, denyByDefault: binds && here.deniesByDefault, thorough })
  const isShadowed = enforced.length < candidates.length || (here.rehearsesDefault && !here.deniesByDefault)
  if (!isShadowed) return { ...judgement, cost, gathered }
  const would = judge({ policies: candidates, request, failed, denyByDefault: binds, thorough })
  const differs = would.judgement.effect !== judgement.effect || would.judgement.decided_by !== judgement.decided_by
  return { ...judgement, cost: cost + would.cost, gathered, ...(differs && { shadow: would.judgement }) }
}

const MOST_STEPS = 50
const cut = (text: string): string => text.slice(0, 1024)

/** A decision for the explanation of a refusal: without the request, which may tell of a person, and without the traces of the rules. */
export const explainDecision = ({ effect, decided_by, reason, trace }: Judgement): ExplainedDecision => ({
  effect,
  ...(decided_by !== undefined && { decided_by }),
  ...(reason !== undefined && { reason: cut(reason) }),
  trace: trace()
    .slice(0, MOST_STEPS)
    .map(({ policy, name, engine, effect: says, applies, error }) => ({
      ...{ policy, name, engine, effect: says, applies },
      ...(error !== undefined && { error: cut(error) }),
    })),
})
