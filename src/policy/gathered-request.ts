import type { MaybePromise } from '#kit/maybe-promise.ts'
import { isRequestMember, type PolicyRequest, type RequestMember, requestMembers } from '#model/policy-request.ts'
import type { RequestSource } from './points.ts'

/** The request object of one question: it holds the members that were gathered so far. */
export interface GatheredRequest {
  readonly request: PolicyRequest
  /** Members that could not be had, and why. */
  readonly failed: ReadonlyMap<string, string>
  /** Gathers further members, each once. */
  gather(members: Iterable<RequestMember>): MaybePromise<void>
  /** All that there are. */
  gatherAll(): MaybePromise<void>
}

/** Begins the request object of a question: empty, since most policies look at little of it. */
export function gatheredRequest(source: RequestSource): GatheredRequest {
  const request: Record<string, unknown> = {}
  const failed = new Map<string, string>()
  const asked = new Set<RequestMember>()
  const fail = (member: RequestMember, error: unknown) => {
    failed.set(member, `${member} cannot be looked at: ${error instanceof Error ? error.message : 'it failed'}`)
  }
  const keep = (member: RequestMember, value: unknown) => {
    if (value !== undefined) request[member] = value
  }
  const gatherOne = (member: RequestMember): Promise<void> | undefined => {
    asked.add(member)
    try {
      const value = source[member]?.()
      if (value instanceof Promise)
        return value.then(
          (found) => keep(member, found),
          (error: unknown) => fail(member, error),
        )
      keep(member, value)
    } catch (error) {
      fail(member, error)
    }
    return undefined
  }
  const gather = (members: Iterable<RequestMember>): MaybePromise<void> => {
    const waiting: Promise<void>[] = []
    for (const member of members) {
      if (asked.has(member)) continue
      const promise = gatherOne(member)
      if (promise) waiting.push(promise)
    }
    if (waiting.length > 0) return Promise.all(waiting).then(() => {})
  }
  return { request: request as PolicyRequest, failed, gather, gatherAll: () => gather(requestMembers) }
}

/** A source of members that are there already, such as a simulated request. */
export const simulatedSource = (request: PolicyRequest): RequestSource =>
  Object.fromEntries(Object.entries(request).flatMap(([member, value]) => (isRequestMember(member) ? [[member, () => value]] : []))) as RequestSource
