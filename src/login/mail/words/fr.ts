import type { Letters } from './en.ts'

/** The texts of letters, in French. */
export const fr: Letters = {
  invitation: {
    subject: 'Une invitation à rejoindre {{ organization }}',
    body: `Bonjour,

{{ inviter }} vous invite à rejoindre « {{ organization }} » chez {{ brand }}.

Connectez-vous avec cette adresse pour accepter ou refuser :

{{ link }}

L’invitation est valable {{ days }} jours. Si vous ne savez pas qui l’envoie, ne faites rien : personne n’apprendra si vous avez un compte.`,
  },
  password: {
    subject: 'Un nouveau mot de passe pour {{ brand }}',
    body: `Bonjour,

quelqu’un, sans doute vous, a oublié le mot de passe de votre compte chez {{ brand }}. Choisissez-en un nouveau ici :

{{ link }}

Le lien est bon une fois, pendant {{ minutes }} minutes. Si ce n’était pas vous, ne faites rien : votre mot de passe reste le même.`,
  },
  test: {
    subject: 'Une lettre d’essai de {{ brand }}',
    body: `Bonjour,

cette lettre montre que {{ brand }} peut envoyer du courrier. Une personne qui l’administre l’a demandée :

{{ link }}`,
  },
}
