import type { Saying } from '../../../locales/translator.ts'

/** The advice about passwords that are easy to guess, which the API gives in English. */
export const ofPasswords: readonly Saying[] = [
  ['is too easy to guess', 'est trop facile à deviner'],
  ['A row of neighbouring keys is tried early.', 'Une rangée de touches voisines est essayée tôt.'],
  ['A short pattern on the keyboard is tried early.', 'Un motif court du clavier est essayé tôt.'],
  ['One character again and again adds nothing.', 'Un caractère répété sans fin n’ajoute rien.'],
  ['The same part again and again adds nothing.', 'Une même partie répétée n’ajoute rien.'],
  ['A sequence like abc or 6543 is tried early.', 'Une suite comme abc ou 6543 est essayée tôt.'],
  ['A recent year is tried early.', 'Une année récente est essayée tôt.'],
  ['A date is tried early.', 'Une date est essayée tôt.'],
  ['It is one of the ten commonest passwords.', 'C’est l’un des dix mots de passe les plus courants.'],
  ['It is one of the hundred commonest passwords.', 'C’est l’un des cent mots de passe les plus courants.'],
  ['It is a common password.', 'C’est un mot de passe courant.'],
  ['It is nearly a common password.', 'C’est presque un mot de passe courant.'],
  ['It is one word with little around it.', 'C’est un seul mot, avec peu autour.'],
  ['It is a name with little around it.', 'C’est un nom, avec peu autour.'],
  ['Names are tried early.', 'Les noms sont essayés tôt.'],
  ['It holds your name or that of this site.', 'Il contient votre nom ou celui de ce site.'],
  ['Signs in place of letters, like @ for a, are known to everybody.', 'Les signes à la place des lettres, comme @ pour a, sont connus de tous.'],
  ['A word spelled backwards is known to everybody.', 'Un mot écrit à l’envers est connu de tous.'],
  ['Capitals throughout add nothing.', 'Des majuscules partout n’ajoutent rien.'],
  ['A capital at the beginning adds little.', 'Une majuscule au début ajoute peu.'],
  ['Years that have to do with you can be found out.', 'Les années qui ont un rapport avec vous se trouvent.'],
  ['A pattern on the keyboard must be long and turn often.', 'Un motif du clavier doit être long et tourner souvent.'],
  ['Add a word or two that nobody would expect.', 'Ajoutez un mot ou deux auxquels nul ne s’attendrait.'],
  ['"algorithm" must be one of argon2id, bcrypt, pbkdf2 or scrypt, not {}', '« algorithm » doit être argon2id, bcrypt, pbkdf2 ou scrypt, et non {}'],
  [
    'bcrypt hashes cannot be made on this platform: take argon2id, pbkdf2 or scrypt',
    'bcrypt ne peut être calculé sur cette plateforme : prenez argon2id, pbkdf2 ou scrypt',
  ],
  ['must not hold a NUL character', 'ne doit pas contenir de caractère NUL'],
]
