import type { Words } from './en.ts'

/** The texts about passwords that are refused, in French. */
export const passwordsFr: Words['passwords'] = {
  tooLong: (most) =>
    `Ce mot de passe est trop long. Il peut avoir ${most} octets : une lettre simple en prend un, une lettre accentuée deux, un émoji quatre ou plus.`,
  faults: {
    too_short: 'Ce mot de passe est trop court.',
    too_common: 'Ce mot de passe est de ceux que l’on devine en premier.',
    breached: 'Ce mot de passe a été volé sur un autre site : on l’essaiera. Choisissez-en un autre.',
    like_username: 'Le mot de passe ne doit pas être votre nom d’utilisateur.',
    too_weak: 'Ce mot de passe est trop facile à deviner.',
  },
  advice: {
    straightRow: 'Une rangée de touches voisines est essayée tôt.',
    keyPattern: 'Un motif court du clavier est essayé tôt.',
    simpleRepeat: 'Un caractère répété sans fin n’ajoute rien.',
    extendedRepeat: 'Une même partie répétée n’ajoute rien.',
    sequences: 'Une suite comme abc ou 6543 est essayée tôt.',
    recentYears: 'Une année récente est essayée tôt.',
    dates: 'Une date est essayée tôt.',
    topTen: 'C’est l’un des dix mots de passe les plus courants.',
    topHundred: 'C’est l’un des cent mots de passe les plus courants.',
    common: 'C’est un mot de passe courant.',
    similarToCommon: 'C’est presque un mot de passe courant.',
    wordByItself: 'C’est un seul mot, avec peu autour.',
    namesByThemselves: 'C’est un nom, avec peu autour.',
    commonNames: 'Les noms sont essayés tôt.',
    userInputs: 'Il contient votre nom ou celui de ce site.',
    l33t: 'Les signes à la place des lettres, comme @ pour a, sont connus de tous.',
    reverseWords: 'Un mot écrit à l’envers est connu de tous.',
    allUppercase: 'Des majuscules partout n’ajoutent rien.',
    capitalization: 'Une majuscule au début ajoute peu.',
    associatedYears: 'Les années qui ont un rapport avec vous se trouvent.',
    longerKeyboardPattern: 'Un motif du clavier doit être long et tourner souvent.',
    anotherWord: 'Ajoutez un mot ou deux auxquels nul ne s’attendrait.',
  },
}
