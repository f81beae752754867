import type { PasswordFault } from '#login/password-policy.ts'
import type { Visit } from './visit.ts'

/** The message of a refused password, with the advice for one that is too easy to guess. */
export const passwordFaultText = ({ words }: Visit, { kind, advice, longest }: PasswordFault): string =>
  [kind === 'too_long' ? words.passwords.tooLong(longest) : words.passwords.faults[kind], ...advice.map((name) => words.passwords.advice[name])].join(' ')
