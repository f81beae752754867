import type { z } from 'zod'
import { faultMessage } from '#fields/fault-words.ts'
import { nearestSpelling } from '#kit/did-you-mean.ts'

type SchemaIssue = z.core.$ZodIssue
type CollectedErrors = Record<string, string[]>

/** The most faults in an answer: a body full of faults would otherwise get an answer many times its size. */
const TOLD = 100

/** The faults of a body: field → messages that state the expected value, and where inside the field. `known` are the fields there are. */
export function fieldErrors(issues: readonly SchemaIssue[], noun: string, known: readonly string[] = []): CollectedErrors {
  // A Map, because an attacker may name a member `constructor`.
  const errors = new Map<string, string[]>()
  const add = (field: string, message: string) => errors.set(field, [...(errors.get(field) ?? []), message])
  for (const issue of issues.slice(0, TOLD)) {
    const [field, ...inside] = issue.path.map(String)
    if (field === undefined && issue.code === 'unrecognized_keys')
      for (const key of issue.keys.slice(0, TOLD)) add(key.slice(0, 64), unknownField(key.slice(0, 64), noun, known))
    else add(field ?? noun, faultMessage(issue, inside))
  }
  return Object.fromEntries(errors)
}

function unknownField(key: string, noun: string, known: readonly string[]): string {
  const meant = nearestSpelling(key, known)
  return `is not a field of ${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun} that you may set${meant === undefined || meant === key ? '' : `; did you mean ${meant}?`}`
}
