import { unprocessable } from '#http/refusal.ts'

/** The faults of a body: field → messages. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>

/** Merges the faults of several checks, each message once. */
export function mergeErrors(...found: readonly (FieldErrors | undefined)[]): FieldErrors {
  // A Map, because an attacker may name a member `constructor`.
  const errors = new Map<string, readonly string[]>()
  for (const part of found)
    for (const [field, messages] of Object.entries(part ?? {})) errors.set(field, [...new Set([...(errors.get(field) ?? []), ...messages])])
  return Object.fromEntries(errors)
}

/** @throws {Refusal} 422 with every fault, when there is any. */
export function refuseFaulty(errors: FieldErrors): void {
  if (Object.keys(errors).length > 0) throw unprocessable(errors)
}

/** The fault of one field, if any. */
export const faultOf = (field: string, message: string | undefined): FieldErrors => (message === undefined ? {} : { [field]: [message] })

/** The fault of one field, if `faulty`. */
export const faultIf = (faulty: boolean, field: string, message: string): FieldErrors => (faulty ? { [field]: [message] } : {})
