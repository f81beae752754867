import { call } from '../../api/call.ts'
import type { AnyRow } from '../../api/rows.ts'

type Word = 'no' | 'unknown' | 'yes'

/** A place where a request is not as a rule wants it. */
export interface Mismatch {
  readonly path: string
  readonly expected: string
  readonly actual: unknown
}
/** The trace of a rule, with the rules that it is made of. */
export interface RuleTrace {
  readonly applies: Word
  readonly error: string | null
  readonly mismatches: readonly Mismatch[]
  readonly parts: readonly (RuleTrace & { readonly name: string })[]
}
/** One policy that was asked. */
export interface EvaluatedPolicy {
  readonly policy: string
  readonly name: string
  readonly engine: string
  readonly effect: 'allow' | 'deny'
  readonly stage: string
  readonly applies: Word
  readonly error: string | null
  readonly rule?: RuleTrace
}
/** The decision on an imagined request. */
export interface Evaluation {
  readonly allowed: boolean
  readonly effect: 'allow' | 'deny' | 'step_up'
  readonly decided_by: string | null
  readonly reason: string | null
  readonly trace: readonly EvaluatedPolicy[]
  readonly scope_check: { readonly takes: readonly string[]; readonly held: readonly string[]; readonly passes: boolean } | null
  readonly request: AnyRow
  readonly cost: number
}

/** A request that is imagined, as the composer edits it. */
export interface ImaginedRequest {
  readonly point: 'operation' | 'token' | 'access'
  readonly method: string
  readonly path: string
  readonly client_id: string
  readonly user_id: string
  /** Further members of the request object, as JSON. */
  readonly more: string
}

/** The body of an evaluation; members that are empty are left out. @throws {SyntaxError} when the further members are no JSON */
export function evaluationBody({ point, method, path, client_id, user_id, more }: ImaginedRequest, policy: unknown): AnyRow {
  const further = more.trim() === '' ? {} : (JSON.parse(more) as AnyRow)
  const { pathname, searchParams } = new URL(path || '/', 'https://tenant.invalid')
  const query = Object.fromEntries(searchParams)
  const address = path === '' ? {} : { path: pathname, ...(Object.keys(query).length > 0 ? { query } : {}) }
  return {
    point,
    request: { ...(method === '' ? {} : { method }), ...address, ...further },
    ...(client_id === '' ? {} : { client_id }),
    ...(user_id === '' ? {} : { user_id }),
    ...(policy === undefined ? {} : { policy }),
  }
}

export const evaluate = async (body: AnyRow): Promise<Evaluation> =>
  (await call<{ readonly data: Evaluation }>('/api/policies/evaluate', { method: 'POST', body })).body.data

/** The policies in the order in which they are read: the edited one, those that apply, those that may, the rest. */
export function inReadingOrder(trace: readonly EvaluatedPolicy[], edited: string | undefined): readonly EvaluatedPolicy[] {
  const places: Readonly<Record<Word, number>> = { yes: 0, unknown: 1, no: 2 }
  const placeOf = ({ policy, name, applies }: EvaluatedPolicy) => (policy === edited || (edited === undefined && name === 'unsaved') ? -1 : places[applies])
  return trace.toSorted((a, b) => placeOf(a) - placeOf(b))
}
