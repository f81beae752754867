import type { Policy, Verdict } from './engine.ts'
import type { Question } from './points.ts'

/** One policy that was asked, and its verdict. */
export interface Step {
  readonly policy: string
  readonly engine: string
  readonly verdict: Verdict
}

/** The combined answer of all the policies that were asked. */
export interface Decision {
  readonly effect: Verdict['effect']
  /** The reason of a refusal. */
  readonly reason?: string
  /** The most scopes that the token may have. Absent: as many as it is entitled to. */
  readonly scope?: readonly string[]
  /** The most seconds that the access token may live. */
  readonly lifetime?: number
  /** Every policy that was asked, in order; after a refusal, the last one is the policy that refused. */
  readonly trace: readonly Step[]
}

/**
 * Asks the policies of a point, one after another. The first policy that does not allow the question refuses it; later ones are not asked. Of several
 * limits the narrowest applies. Policies only restrict: without one, scopes and registration decide alone.
 */
export async function decide(policies: readonly Policy[], question: Question): Promise<Decision> {
  const trace: Step[] = []
  let scope: readonly string[] | undefined
  let lifetime: number | undefined
  for (const { name: policy, point, engine } of policies) {
    if (point !== question.point) continue
    const verdict = await engine.answer(question)
    trace.push({ policy, engine: engine.name, verdict })
    if (verdict.effect !== 'allow') return { effect: verdict.effect, reason: verdict.reason, trace }
    const { scope: most } = verdict
    if (most) scope = scope ? scope.filter((name) => most.includes(name)) : most
    if (verdict.lifetime !== undefined) lifetime = Math.min(verdict.lifetime, lifetime ?? verdict.lifetime)
  }
  return { effect: 'allow', trace, ...(scope && { scope }), ...(lifetime !== undefined && { lifetime }) }
}

/** A decision as one line for each policy that was asked, for an explanation. */
export const linesOf = ({ trace }: Decision): readonly string[] =>
  trace.map(({ policy, engine, verdict }) => `${policy} (${engine}): ${verdict.effect}${verdict.effect === 'allow' ? '' : `, ${verdict.reason}`}`)
