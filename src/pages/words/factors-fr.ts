import type { FactorWords } from './factors-en.ts'

/** The texts of the pages about second factors, in French. */
export const factorsFr: FactorWords = {
  title: 'Moyens de se connecter',
  lead: 'En plus de votre mot de passe, quelque chose que vous possédez : un mot de passe volé n’ouvre alors plus rien à lui seul.',
  none: 'Vous n’en avez pas encore : votre mot de passe suffit pour ouvrir votre compte.',
  manage: 'Gérer',
  recommended: 'Ajoutez un second facteur, pour qu’un mot de passe volé n’ouvre rien à lui seul.',
  kinds: { totp: 'Application d’authentification', passkey: 'Clé d’accès' },
  addApp: 'Ajouter une application d’authentification',
  remove: 'Retirer',
  removeTitle: (name) => `Retirer « ${name} » ?`,
  removeLast: 'C’est le dernier : votre mot de passe suffira pour ouvrir votre compte, et vos codes de secours ne fonctionneront plus.',
  removeOther: 'Il ne sera plus accepté. Vos autres moyens restent inchangés.',
  added: (when) => `ajouté ${when}`,
  used: (when) => `utilisé ${when}`,

  appTitle: 'Ajouter une application d’authentification',
  appLead:
    'Scannez ce code avec une application d’authentification sur votre téléphone, ou saisissez-y la clé. Saisissez ensuite les six chiffres qu’elle affiche.',
  appKey: 'Clé',
  appQr: 'Code QR contenant la clé pour votre application d’authentification',
  appName: 'Un nom pour elle',
  appNameDefault: 'Application d’authentification',
  code: 'Code à six chiffres',
  codeRefused: 'Ce code est faux ou a déjà servi. Attendez le suivant et vérifiez l’heure de votre téléphone.',
  addIt: 'Ajouter',

  passkeySignIn: 'Se connecter avec une clé d’accès',
  passkeyShow: 'Utiliser une clé d’accès',
  passkeyFailed: 'La clé d’accès n’a pas été utilisée. Réessayez, ou choisissez un autre moyen.',
  passkeyRefused: 'Cette clé d’accès ne peut pas servir ici.',
  addPasskey: 'Ajouter une clé d’accès',
  passkeyTitle: 'Ajouter une clé d’accès',
  passkeyLead:
    'Une clé d’accès est gardée par votre téléphone, votre ordinateur ou une clé de sécurité, et ne peut pas être hameçonnée. Elle permet aussi de se connecter sans mot de passe.',
  passkeyNameDefault: 'Clé d’accès',
  passkeyNeedsScript: 'Votre navigateur ne peut pas créer de clé d’accès ici, ou n’exécute pas de scripts.',

  codesTitle: 'Vos codes de secours',
  codesLead:
    'Chacun vous connecte une fois si vous perdez votre téléphone ou votre clé d’accès. Imprimez-les ou notez-les : ils ne sont affichés que cette fois.',
  codesLeft: (count) => (count <= 1 ? `${count} code de secours restant` : `${count} codes de secours restants`),
  codesNew: 'Créer de nouveaux codes de secours',
  codesReplace: 'Les anciens ne fonctionneront plus.',
  goOn: 'Je les ai conservés',

  stepTitle: 'Confirmez que c’est bien vous',
  stepLead: 'Saisissez les six chiffres que votre application d’authentification affiche.',
  stepLeadPasskey: 'Présentez une de vos clés d’accès, ou saisissez un de vos codes de secours.',
  stepCodeRecovery: 'Code de secours',
  stepCode: 'Code',
  stepRecovery: 'Vous pouvez aussi saisir un code de secours. Chacun sert une fois.',
  stepRefused: 'Ce code est faux ou a déjà servi. Après plusieurs erreurs, les codes ne sont plus acceptés pendant un moment.',
  stepSubmit: 'Continuer',
  stepLost:
    'Téléphone ou clé d’accès perdu ? Saisissez un de vos codes de secours. Sans code, demandez à votre administrateur de réinitialiser votre second facteur.',
  confirmLead: 'Ce que vous allez modifier ouvre votre compte. Veuillez saisir encore une fois votre mot de passe.',
  noPassword: 'Vous n’avez pas de mot de passe ici. Déconnectez-vous, reconnectez-vous, puis revenez.',
  needed: 'L’application demande un second facteur, et vous n’en avez pas encore. Ajoutez-en un pour continuer.',
  owed: 'Un second facteur est exigé de vous. Ajoutez-en un pour continuer.',
  owedTo: {
    provider: (name) => `Toute personne qui se connecte par « ${name} » en a besoin.`,
    client: (name) => `« ${name} » ne s’ouvre qu’avec un second facteur.`,
    role: (name) => `Vous avez le rôle « ${name} ».`,
    organization: (name) => `Vous êtes membre de « ${name} ».`,
  },
  later: (until) => `Plus tard, jusqu’au ${until} au plus`,
  addedDone: 'Ajouté.',
  removedDone: 'Retiré.',
}
