import type { Context } from '#http/context.ts'
import { askPolicies } from '#oauth/policies/ask.ts'
import { askerSource } from '#oauth/policies/source.ts'
import { findSubject, type KnownSubject } from './subject.ts'
import { type AccessTuple, type AccessTuples, readTuple, tuple } from './tuple.ts'

/** A decision as AuthZEN tells it (AuthZEN 1.0 §6.2). */
export interface AccessDecision {
  readonly decision: boolean
  readonly context?: Readonly<Record<string, unknown>>
}

const denyFor = (reason: string): AccessDecision => ({ decision: false, context: { reason } })

/**
 * Decides whether a subject may do something to a resource. No scope was checked before, so that nothing is allowed but what a policy allows: a
 * server without policies denies everything.
 */
export async function evaluateAccess(asked: AccessTuple, context: Context): Promise<AccessDecision> {
  const known = await findSubject(asked.subject, context)
  return decideAccess(asked, known, context)
}

/** The same for a subject that was found already. */
export async function decideAccess(asked: AccessTuple, { client, person, isBarred }: KnownSubject, context: Context): Promise<AccessDecision> {
  if (isBarred) return denyFor('the subject is unknown or switched off')
  const { subject, action, resource, context: around } = asked
  const decision = await askPolicies(context, 'access', () => ({
    operation: action.name,
    client_id: client?.id,
    user_id: person?.id,
    source: {
      ...askerSource({ client, person: () => person }, context),
      operation: () => ({ id: action.name }),
      subject: () => subject,
      action: () => action,
      resource: () => resource,
      context: () => around,
    },
  }))
  if (decision?.effect === 'allow' && decision.decided_by !== undefined) return { decision: true }
  return denyFor(decision?.reason ?? 'no policy allows it')
}

/** Decides several at once, as far as their semantics want (AuthZEN 1.0 §7.1.2). An evaluation that lacks a member is denied by itself. @throws {Refusal} 400 */
export async function evaluateAll(
  { evaluations, options, ...defaults }: AccessTuples,
  context: Context,
): Promise<AccessDecision | { evaluations: AccessDecision[] }> {
  if (!evaluations?.length) return evaluateAccess(readTuple(tuple, defaults), context)
  const semantic = options?.evaluations_semantic ?? 'execute_all'
  const decided: AccessDecision[] = []
  for (const one of evaluations) {
    const whole = tuple.safeParse({ ...defaults, ...one })
    const decision = whole.success ? await evaluateAccess(whole.data, context) : incomplete(whole.error.issues[0]?.path.join('.'))
    decided.push(decision)
    if (semantic === 'deny_on_first_deny' && !decision.decision) break
    if (semantic === 'permit_on_first_permit' && decision.decision) break
  }
  return { evaluations: decided }
}

const incomplete = (member = ''): AccessDecision => ({ decision: false, context: { error: { status: 400, message: `${member} is missing or not valid` } } })
