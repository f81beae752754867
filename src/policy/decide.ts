import type { Policy, Verdict } from './engine.ts'
import type { Question } from './points.ts'

/** One policy that was asked, and what it said. */
export interface Step {
  readonly policy: string
  readonly engine: string
  readonly verdict: Verdict
}

/** The answer to a question: of all the policies that were asked, together. */
export interface Decision {
  readonly effect: Verdict['effect']
  /** Why it was not allowed. */
  readonly reason?: string
  /** The most scopes that the token may have. Absent: as many as it is entitled to. */
  readonly scope?: readonly string[]
  /** The most seconds that the access token may live. */
  readonly lifetime?: number
  /** Every policy that was asked, in order; the last one is that which did not allow it. */
  readonly trace: readonly Step[]
}

/**
 * Asks the policies of a point, one after another. Everything that is not allowed by each of them is refused by the first that does not; what
 * several allow is as narrow as the narrowest. Without a policy everything is allowed that was allowed before.
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
