/** The reasons why a password is easy to guess, and ways to mend it, by the terms of the library that judges, in English. */
export const passwordAdvice = {
  straightRow: 'A row of neighbouring keys is tried early.',
  keyPattern: 'A short pattern on the keyboard is tried early.',
  simpleRepeat: 'One character again and again adds nothing.',
  extendedRepeat: 'The same part again and again adds nothing.',
  sequences: 'A sequence like abc or 6543 is tried early.',
  recentYears: 'A recent year is tried early.',
  dates: 'A date is tried early.',
  topTen: 'It is one of the ten commonest passwords.',
  topHundred: 'It is one of the hundred commonest passwords.',
  common: 'It is a common password.',
  similarToCommon: 'It is nearly a common password.',
  wordByItself: 'It is one word with little around it.',
  namesByThemselves: 'It is a name with little around it.',
  commonNames: 'Names are tried early.',
  userInputs: 'It holds your name or that of this site.',
  l33t: 'Signs in place of letters, like @ for a, are known to everybody.',
  reverseWords: 'A word spelled backwards is known to everybody.',
  allUppercase: 'Capitals throughout add nothing.',
  capitalization: 'A capital at the beginning adds little.',
  associatedYears: 'Years that have to do with you can be found out.',
  longerKeyboardPattern: 'A pattern on the keyboard must be long and turn often.',
  anotherWord: 'Add a word or two that nobody would expect.',
} as const
export type PasswordAdvice = keyof typeof passwordAdvice

/** The pieces of advice among the terms of the library; it knows more than there are words for. */
export const adviceIn = (reasons: readonly string[]): readonly PasswordAdvice[] => [
  ...new Set(reasons.filter((reason): reason is PasswordAdvice => Object.hasOwn(passwordAdvice, reason))),
]
