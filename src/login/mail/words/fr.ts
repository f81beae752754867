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
  test: {
    subject: 'Une lettre d’essai de {{ brand }}',
    body: `Bonjour,

cette lettre montre que {{ brand }} peut envoyer du courrier. Une personne qui l’administre l’a demandée :

{{ link }}`,
  },
}
