import { formerPowers, stamps, type Wording } from './wording.ts'

export const identityProvider: Wording = {
  ...stamps,
  id: ['Identifiant', 'Nomme le fournisseur d’identité pour toujours.'],
  name: ['Nom', 'Comment on l’appelle.'],
  backend_id: ['Annuaire', 'L’annuaire qu’il interroge. Sans choix à la création : celui par défaut.'],
  is_default: ['Par défaut', 'Sert les clients qui n’en nomment aucun.'],
  choose_session: ['Choix de la session', 'Demander à qui est déjà connecté s’il continue sous son nom.'],
  registrable: ['Inscription', 'Laisser les personnes s’inscrire.'],
  confirmable: ['Confirmation de l’adresse', 'Ne laisser entrer que qui a prouvé, par un lien reçu par courrier, qu’il lit le courrier de son adresse.'],
  reset_password: ['Mot de passe oublié', 'Envoyer à qui a oublié son mot de passe un lien vers un nouveau, s’il y a un serveur de courrier.'],
  totp: ['Applications d’authentification', 'Laisser les personnes ajouter une application d’authentification comme second facteur.'],
  passkeys: ['Clés d’accès', 'Laisser les personnes ajouter des clés d’accès et se connecter avec.'],
  user_verification: [
    'Vérification par la clé d’accès',
    'Si une clé d’accès présentée après le mot de passe demande un code ou une empreinte. À la place du mot de passe, elle le demande toujours.',
  ],
  second_factor: ['Second facteur', '`required` : qui se connecte ici présente un second facteur, et en ajoute un s’il n’en a pas, après le délai de grâce.'],
  second_factor_grace_ttl: [
    'Délai pour ajouter un second facteur',
    'Combien de temps on peut remettre l’ajout d’un second facteur, dès la première fois qu’il est exigé. 0 : pas du tout.',
  ],
  remember_device_ttl: [
    'Appareil de confiance',
    'Combien de temps on peut choisir de ne plus présenter le second facteur dans un navigateur. 0 : ce choix n’existe pas.',
  ],
  destroyable: ['Suppression du compte', 'Laisser les personnes supprimer leur compte.'],
  user_editable: ['Profil modifiable', 'Laisser les personnes modifier leur profil.'],
  verifier_id: ['Vérificateur', 'Les attestations avec lesquelles on peut se connecter. Sinon : aucune.'],
  consentable: ['Consentement', 'Demander leur consentement aux personnes.'],
}

export const backend: Wording = {
  ...stamps,
  ...formerPowers,
  id: ['Identifiant', 'Nomme l’annuaire pour toujours.'],
  name: ['Nom', 'Comment on l’appelle.'],
  type: ['Type', 'Où sont vérifiés les mots de passe.'],
  is_default: ['Par défaut', 'Où vont les personnes quand nul ne le dit. Il y en a toujours un ; on le déplace, on ne l’ôte pas.'],
  create_default_organization: ['Organisation par défaut', 'Faire une organisation pour chaque nouvelle personne.'],
  roles: ['Rôles', 'Les rôles que détiennent toutes ses personnes.'],
  mail_server_id: [
    'Serveur de courrier',
    'Celui par qui partent les lettres à ses personnes. Sinon : celui par défaut du locataire, ou celui de l’exploitant.',
  ],
  metadata_fields: ['Attributs', 'D’autres attributs de ses personnes, chacun livré quand toutes ses portées furent accordées.'],
}
