import { type PasswordAdvice, passwordAdvice } from '#login/password-advice.ts'

/** The texts about passwords that are refused, in English. */
export const passwordsEn = {
  tooLong: (most: number) => `This password is too long. It may have ${most} bytes: a plain letter takes one, an accented one two, an emoji four or more.`,
  faults: {
    too_short: 'This password is too short.',
    too_common: 'This password is one of those that are guessed first.',
    breached: 'This password was stolen from another website, so attackers try it. Choose another.',
    like_username: 'The password must not be your username.',
    too_weak: 'This password is too easy to guess.',
  },
  advice: passwordAdvice as Readonly<Record<PasswordAdvice, string>>,
}
