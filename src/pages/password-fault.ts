import type { PasswordFault } from '#login/password-policy.ts'
import type { Visit } from './visit.ts'

/** The message of a refused password, with the advice for one that is too easy to guess. */
export function passwordFaultText({ words }: Visit, { kind, advice, least, longest }: PasswordFault): string {
  const fault = kind === 'too_long' ? words.passwords.tooLong(longest) : words.passwords.faults[kind]
  return [fault, ...(kind === 'too_short' ? [words.passwordHint(least)] : []), ...advice.map((name) => words.passwords.advice[name])].join(' ')
}
