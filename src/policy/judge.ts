import type { Policy } from '#model/policy.ts'
import type { PolicyRequest } from '#model/policy-request.ts'
import type { CompiledPolicy } from './compiled-policy.ts'
import type { RuleTrace } from './engine.ts'
import { Meter, TooCostly } from './meter.ts'
import { no, type Truth, type TruthWord, unknown, wordOf, yes } from './truth.ts'

/** One policy that was asked, and whether it applies. */
export interface Step {
  readonly policy: string
  readonly name: string
  readonly engine: string
  readonly effect: Policy['effect']
  readonly stage: Policy['stage']
  readonly applies: TruthWord
  /** Why that is unknown. */
  readonly error?: string
  /** How the rule came to it, where all were asked. */
  readonly rule?: RuleTrace
}

/** How tokens are narrowed that are issued under some policies. */
export interface TokenNarrowing {
  /** The most scopes that the token may have. Absent: as many as it is entitled to. */
  readonly scope?: readonly string[]
  /** The most seconds that the access token may live. */
  readonly lifetime?: number
}

/** The sign-in that is demanded: as strong as one of these, and no longer ago than so many seconds (RFC 9470 §3). */
export interface DemandedSignIn {
  readonly acr_values?: readonly string[] | undefined
  readonly max_age?: number | undefined
}

/** The answer of some policies together. */
export interface Judgement extends TokenNarrowing {
  readonly effect: 'allow' | 'deny' | 'step_up'
  /** The policy that allowed, denied or demands more; absent when none did. */
  readonly decided_by?: string | undefined
  /** Why it was not allowed. */
  readonly reason?: string | undefined
  readonly step_up?: DemandedSignIn | undefined
  /** The policies that were asked, in their order. A function: of most decisions nobody wants to know. */
  readonly trace: () => readonly Step[]
}

/** The question of a judgement: the policies that are asked, and the request with the members that they look at. */
export interface Judged {
  readonly policies: readonly CompiledPolicy[]
  readonly request: PolicyRequest
  /** Members that could not be had: a policy that looks at one is unknown. */
  readonly failed: ReadonlyMap<string, string>
  readonly denyByDefault: boolean
  /** Asks all of them, also after the answer is certain: for whoever debugs. */
  readonly thorough?: boolean
}

/** A judgement, and the units of work that it took. */
export interface Costed {
  readonly judgement: Judgement
  readonly cost: number
}

/**
 * Asks policies about a request. One that denies wins over all that allow; of those that allow each narrows. What is unknown counts against the
 * caller: a policy that denies then denies, one that allows does not, and one that narrows narrows.
 */
export function judge(judged: Judged): Costed {
  const meter = new Meter()
  const asked: AskedPolicy[] = []
  const ask = (policy: CompiledPolicy): Truth => {
    const rule = askOne(policy, judged, meter)
    asked.push({ policy, rule })
    return rule.truth
  }
  const trace = () => asked.map((each) => stepOf(each, judged.thorough === true))
  return { judgement: judgeWith(judged, ask, trace), cost: meter.spent }
}

/** A policy that was asked, and the answer of its rule. */
interface AskedPolicy {
  readonly policy: CompiledPolicy
  readonly rule: RuleTrace
}

function stepOf({ policy: { row }, rule }: AskedPolicy, thorough: boolean): Step {
  const { id, name, engine, effect, stage } = row
  const step = { policy: id, name, engine, effect, stage, applies: wordOf(rule.truth), ...(rule.error === undefined ? {} : { error: rule.error }) }
  return thorough ? { ...step, rule } : step
}

function askOne({ rule }: CompiledPolicy, { request, failed, thorough }: Judged, meter: Meter): RuleTrace {
  meter.next()
  try {
    if (failed.size > 0) for (const member of rule.needs) if (failed.has(member)) return { truth: unknown, error: failed.get(member) ?? '' }
    return thorough ? rule.trace(request, meter) : { truth: rule.test(request, meter) }
  } catch (error) {
    if (error instanceof TooCostly) return { truth: unknown, error: error.message }
    return { truth: unknown, error: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'the rule failed' }
  }
}

function judgeWith(judged: Judged, ask: (policy: CompiledPolicy) => Truth, trace: Judgement['trace']): Judgement {
  const { policies, thorough = false, request } = judged
  let denied: Policy | undefined
  for (const policy of policies) {
    if (policy.row.effect !== 'deny' || (denied && !thorough)) continue
    if (ask(policy) !== no) denied ??= policy.row
  }
  if (denied && !thorough) return refusedBy(denied, trace)
  let granted: Policy | undefined
  const narrowing: Policy[] = []
  for (const policy of policies) {
    if (policy.row.effect !== 'allow' || (granted && !policy.narrows && !thorough)) continue
    const truth = ask(policy)
    if (truth === yes) granted ??= policy.row
    if (truth !== no && policy.narrows) narrowing.push(policy.row)
  }
  if (denied) return refusedBy(denied, trace)
  if (!granted && judged.denyByDefault) return { effect: 'deny', reason: 'no policy allows it', trace }
  const weak = narrowing.find(({ step_up }) => step_up && !isMet(step_up, request))
  if (weak) return { effect: 'step_up', decided_by: weak.id, reason: reasonOf(weak), step_up: weak.step_up, trace }
  return { effect: 'allow', decided_by: granted?.id, ...narrowest(narrowing), trace }
}

/** The name of a policy stands for a reason that it does not say. */
const reasonOf = ({ reason, name }: Policy): string => reason ?? name
const refusedBy = (row: Policy, trace: Judgement['trace']): Judgement => ({ effect: 'deny', decided_by: row.id, reason: reasonOf(row), trace })

function isMet({ acr_values, max_age }: DemandedSignIn, { session, time }: PolicyRequest): boolean {
  if (acr_values !== undefined && acr_values.length > 0 && !acr_values.includes(session?.acr ?? '')) return false
  if (max_age === undefined) return true
  return session?.auth_time !== undefined && time !== undefined && time.epoch - session.auth_time <= max_age
}

function narrowest(rows: readonly Policy[]): TokenNarrowing {
  if (rows.length === 0) return {}
  const scopes = rows.flatMap(({ most_scopes }) => (most_scopes ? [most_scopes] : []))
  const lives = rows.flatMap(({ longest_ttl }) => (longest_ttl === undefined ? [] : [longest_ttl]))
  const [first, ...rest] = scopes
  return {
    ...(first && { scope: first.filter((name) => rest.every((most) => most.includes(name))) }),
    ...(lives.length > 0 && { lifetime: Math.min(...lives) }),
  }
}
