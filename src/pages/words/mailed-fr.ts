import type { MailedWords } from './mailed-en.ts'

/** The texts of the pages about signing in by mail, in French. */
export const mailedFr: MailedWords = {
  withMail: 'Se connecter par courriel',
  title: 'Se connecter par courriel',
  lead: {
    code: 'Nous envoyons un code à votre adresse. Tapez-le ici pour vous connecter.',
    link: 'Nous envoyons un lien à votre adresse. Ouvrez-le dans ce navigateur pour vous connecter.',
    code_and_link: 'Nous envoyons un code et un lien à votre adresse. Tapez le code ici, ou ouvrez le lien dans ce navigateur.',
  },
  send: 'L’envoyer',
  sentTitle: 'Regardez votre courrier',
  sent: {
    code: 'S’il existe un tel compte et que son adresse est confirmée, un code est en route. Il est valable dix minutes, dans ce navigateur.',
    link: 'S’il existe un tel compte et que son adresse est confirmée, un lien est en route. Il est valable dix minutes, dans ce navigateur.',
    code_and_link:
      'S’il existe un tel compte et que son adresse est confirmée, un code et un lien sont en route. Ils sont valables dix minutes, dans ce navigateur.',
  },
  code: 'Code de la lettre',
  codeRefused: 'Ce code est faux, trop vieux ou a déjà servi. Après cinq erreurs, seule une nouvelle lettre aide.',
  remember: 'Rester connecté dans ce navigateur',
  again: 'Rien n’est venu ? Demander une autre lettre',
  elsewhereTitle: 'Ouvrez ce lien là où vous l’avez demandé',
  elsewhereLead:
    'Il ne connecte que le navigateur où vous l’avez demandé, pendant dix minutes. Copiez-y son adresse, ou tapez-y le code de la lettre. Si vous n’avez rien demandé, fermez cette page : personne ne s’est connecté.',

  addFactor: 'Ajouter des codes par courriel',
  factorLead: (address) => `En plus de votre mot de passe, un code envoyé à ${address} vous sera demandé. Un premier montre qu’il arrive.`,
  sendCode: 'Envoyer un code',
  sendTo: (address) => `Envoyer un code à ${address}`,
  codeOnTheWay: 'Un code est en route. S’il n’en vient pas, attendez quelques minutes avant d’en demander un autre.',
  stepLead: 'Faites envoyer un code à votre adresse et tapez-le, ou tapez un de vos codes de secours.',
  stepPassword: 'Vous vous êtes connecté par courriel. Tapez aussi votre mot de passe, ou un de vos codes de secours.',
}
