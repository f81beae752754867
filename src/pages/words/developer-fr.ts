import type { DeveloperWords } from './developer-en.ts'

/** The texts of the page where people become developers, in French. */
export const developerFr: DeveloperWords = {
  title: 'Devenir développeur',
  lead: 'Les développeurs enregistrent leurs propres applications, auxquelles on peut se connecter d’ici.',
  signIn: 'Connectez-vous, ou créez un compte, pour devenir développeur.',
  is: 'Vous êtes développeur.',
  toConsole: 'Vos applications',
  prove: (address) => `Prouvez d’abord que ${address} est votre adresse : nous y envoyons un lien.`,
  sendLink: 'Envoyer le lien',
  noMail: 'Votre adresse n’est pas prouvée, et aucun courrier ne part d’ici. Demandez à un administrateur.',
  become: 'Devenir développeur',
  mayAsk: 'Un administrateur décide. Dites qui vous êtes et ce que vous voulez construire.',
  reason: 'Votre message aux administrateurs',
  ask: 'Demander',
  askAgain: 'Demander de nouveau',
  declined: (why) => (why === '' ? 'Un administrateur a refusé.' : `Un administrateur a refusé : ${why}`),
  standing: {
    closed: 'Ici les développeurs sont nommés par les administrateurs.',
    uninvited: 'Seules les personnes invitées deviennent développeurs ici. Connectez-vous par l’adresse invitée, ou demandez à un administrateur.',
    waiting: 'Vous avez demandé. Un administrateur décide, et vous l’apprendrez par courrier.',
  },
}
