import { formerPowers, stamps, type Wording } from './wording.ts'

export const identityProvider: Wording = {
  ...stamps,
  id: ['Identifiant', 'Nomme le fournisseur d’identité pour toujours.'],
  name: ['Nom', 'Comment on l’appelle.'],
  backend_id: ['Annuaire', 'L’annuaire qu’il interroge. Sans choix à la création : celui par défaut.'],
  is_default: ['Par défaut', 'Sert les clients qui n’en nomment aucun.'],
  password_sign_in: [
    'Mot de passe',
    'Laisser les personnes se connecter par le mot de passe de leur annuaire. Sinon : par des serveurs fédérés ou par courriel seulement.',
  ],
  email_sign_in: [
    'Connexion par courriel',
    'Laisser les personnes se connecter par un code ou un lien envoyé à l’adresse qu’elles ont prouvée. C’est un seul facteur, valable dans le navigateur qui l’a demandé.',
  ],
  email_codes: [
    'Codes par courriel',
    'Laisser les personnes ajouter des codes par courriel comme second facteur. C’est le plus faible : qui lit le courrier peut souvent aussi changer le mot de passe.',
  ],
  federated_servers: ['Serveurs fédérés', 'Les autres serveurs dont les comptes connectent les personnes, dans l’ordre de leurs boutons.'],
  choose_session: ['Choix de la session', 'Demander à qui est déjà connecté s’il continue sous son nom.'],
  registrable: ['Inscription', 'Laisser les personnes s’inscrire.'],
  confirmable: ['Confirmation de l’adresse', 'Ne laisser entrer que qui a prouvé, par un lien reçu par courrier, qu’il lit le courrier de son adresse.'],
  forgot_password_uri: [
    'Page du mot de passe oublié',
    'Où vont les personnes qui ont oublié leur mot de passe, par exemple une page de l’annuaire qui le garde. Sinon : notre propre page, selon `reset_password`.',
  ],
  consent_uri: [
    'Page de consentement',
    'Où le consentement est demandé : une page à vous, qui reçoit `consent_request` et répond par `/api/consent-requests`. Les pouvoirs sur ce serveur sont demandés sur notre propre page dans tous les cas. Sinon : notre propre page.',
  ],
  reset_password: ['Mot de passe oublié', 'Envoyer à qui a oublié son mot de passe un lien vers un nouveau, s’il y a un serveur de courrier.'],
  totp: ['Applications d’authentification', 'Laisser les personnes ajouter une application d’authentification comme second facteur.'],
  totp_issuer: [
    'Nom dans l’application d’authentification',
    'Le nom sous lequel les applications d’authentification montrent le compte. Une application garde le nom qu’elle a lu lors de son ajout. Sinon : le nom du locataire.',
  ],
  totp_past_steps: [
    'Codes passés acceptés',
    'De combien d’intervalles de 30 secondes avant le présent un code peut être. Chacun de plus est un code de plus qu’un attaquant peut deviner.',
  ],
  passkeys: ['Clés d’accès', 'Laisser les personnes ajouter des clés d’accès et se connecter avec.'],
  user_verification: [
    'Vérification par la clé d’accès',
    'Si une clé d’accès présentée après le mot de passe demande un code ou une empreinte. À la place du mot de passe, elle le demande toujours.',
  ],
  session_ttl: [
    'Durée de connexion',
    'Combien de temps dure une connexion faite ici, et quel âge peut avoir celle qui compte ici. Plus que ce que permet le locataire ou une organisation de la personne : comme ils disent. À défaut : aussi longtemps qu’ils disent.',
  ],
  session_idle_ttl: [
    'Connexion sans usage',
    'Combien de temps dure une connexion sans usage, à la minute, et combien de temps celle qui compte ici peut être restée inutilisée. À défaut : aussi longtemps que le disent le locataire et les organisations de la personne.',
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
  brand_name: ['Nom affiché', 'Le nom que les pages montrent comme leur propriétaire. Sinon : celui du locataire.'],
  page_title: ['Titre des pages', 'Ce que montre l’onglet du navigateur après le titre de chaque page. Sinon : le nom affiché.'],
  logo_uri: ['Logo', 'Le logo en tête des pages : PNG, JPEG, WebP ou GIF d’au plus 256 Kio, dont le serveur garde une copie.'],
  background_uri: ['Image de fond', 'Une image derrière les pages, d’au plus 512 Kio, dont le serveur garde une copie.'],
  accent_color: [
    'Couleur d’accent',
    'La couleur des boutons ; les liens la prennent tant qu’ils restent lisibles. Elle se détache de la carte de 3:1 au moins.',
  ],
  accent_color_dark: ['Accent, en sombre', 'La même en mode sombre. Sinon : la couleur d’accent, éclaircie autant qu’il le faut.'],
  background_color: ['Couleur du fond', 'La couleur derrière la carte. Le texte s’en détache de 4,5:1 au moins.'],
  background_color_dark: ['Fond, en sombre', 'La même en mode sombre.'],
  card_color: ['Couleur de la carte', 'La couleur de la carte des formulaires. Le texte s’en détache de 4,5:1 au moins.'],
  card_color_dark: ['Carte, en sombre', 'La même en mode sombre.'],
  corner_radius: ['Rayon des coins', 'L’arrondi des boutons et des champs, en pixels. Les cartes sont plus rondes à proportion.'],
  texts: ['Textes', 'Les mots des pages à la place des nôtres : langue → nom du texte → texte. `GET /api/page-texts` donne les noms.'],
  help_uri: ['Aide', 'Où l’on trouve de l’aide : un lien au pied des pages.'],
  policy_uri: ['Confidentialité', 'La politique de confidentialité au pied des pages, quand l’application n’a pas la sienne.'],
  tos_uri: ['Conditions', 'Les conditions d’utilisation au pied des pages, quand l’application n’a pas les siennes.'],
}

export const template: Wording = {
  ...stamps,
  id: ['Identifiant', 'L’identifiant du modèle ; il ne change jamais.'],
  name: ['Page ou lettre', 'La page ou la lettre qu’il remplace.'],
  identity_provider_id: ['Fournisseur d’identité', 'Seulement pour les personnes de ce fournisseur. Sinon : de tous.'],
  client_id: ['Client', 'Seulement quand ce client attend ; il passe avant celui du fournisseur d’identité.'],
  language: ['Langue', 'Seulement dans cette langue. Sinon : dans toutes celles qui n’ont pas leur propre modèle.'],
  subject: ['Objet', 'L’objet d’une lettre, un modèle aussi. Sinon : le nôtre.'],
  body: ['Texte', 'Un modèle Liquid. Celui d’une page est du balisage ; celui d’une lettre du texte, dont les paragraphes deviennent ceux de son HTML.'],
}

export const translation: Wording = {
  ...stamps,
  id: ['Identifiant', 'L’identifiant de la traduction ; il ne change jamais.'],
  language: ['Langue', 'L’étiquette de la langue, comme `de` ou `pt-BR` ; elle ne change jamais.'],
  name: ['Nom', 'Le nom de la langue dans cette langue, comme Deutsch : les pages la proposent sous ce nom.'],
  direction: ['Sens', 'Le sens de son écriture : de gauche à droite, ou de droite à gauche.'],
  words: ['Textes', 'Les textes par nom. `{1}`, `{{ link }}` et semblables restent tels quels. `GET /api/translations/built-in` donne les textes anglais.'],
}

export const templateVersion: Wording = {
  id: ['Identifiant', 'Modèle et version.'],
  template_id: ['Modèle', 'Le modèle.'],
  version: ['Version', 'Laquelle.'],
  template: ['Contenu', 'Tous ses champs, tels qu’ils étaient.'],
  at: ['Quand', 'Quand il est devenu ainsi.'],
  actor_type: ['Type d’acteur', 'Qui l’a changé : une personne, un client.'],
  actor_id: ['Acteur', 'Qui l’a changé.'],
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
  password_min_strength: [
    'Force du mot de passe',
    'Combien un nouveau mot de passe doit être difficile à deviner, de 1 à 4 selon zxcvbn ; 3 résiste aux attaques sur une liste volée. 0 : ce n’est pas jugé.',
  ],
  password_hashing: [
    'Hachage des mots de passe',
    'Comment sont hachés les nouveaux mots de passe : `algorithm` et ses options. `argon2id` : `memory` en Kio, `passes`, `parallelism`. `bcrypt` : `cost`, et aucun mot de passe de plus de 72 octets. `pbkdf2` : `digest`, `iterations`. `scrypt` : `cost` (N est 2 à cette puissance), `parallelism`. Un hachage fait autrement est remplacé à la prochaine connexion.',
  ],
  mail_server_id: [
    'Serveur de courrier',
    'Celui par qui partent les lettres à ses personnes. Sinon : celui par défaut du locataire, ou celui de l’exploitant.',
  ],
  preset: [
    'Genre d’annuaire',
    'Le genre d’annuaire qui remplit ce qui n’est pas dit : `active-directory`, `freeipa` ou `openldap`. Sinon : rien n’est rempli.',
  ],
  ldap_host: ['Serveur', 'Le nom du serveur d’annuaire. Son adresse est publique, à moins que l’exploitant n’en permette une privée.'],
  ldap_port: ['Port', 'Son port. Sinon : 636 avec `tls`, ou 389.'],
  ldap_security: ['Protection', '`tls` : TLS dès le début. `starttls` : StartTLS est exigé. `clear` : sans, vers un hôte permis par l’exploitant seulement.'],
  ldap_authorities: ['Autorités', 'Celles qui vérifient son certificat, en PEM. Sinon : les autorités publiques.'],
  ldap_bind_dn: ['Compte de recherche', 'Le compte qui cherche les personnes.'],
  ldap_bind_password: ['Son mot de passe', 'Son mot de passe, ou `{"ref": "name"}` pour celui d’un fichier secret.'],
  ldap_pool_size: ['Connexions', 'Le plus grand nombre de connexions d’un nœud.'],
  ldap_timeout: ['Délai', 'Le temps que l’annuaire a pour une réponse.'],
  ldap_base_dn: ['Base', 'L’entrée sous laquelle on cherche les personnes.'],
  ldap_user_attribute: ['Nom de connexion', 'L’attribut du nom que l’on saisit : `uid`, ou `sAMAccountName` dans Active Directory.'],
  ldap_further_attributes: ['Autres noms', 'D’autres attributs dont on peut saisir la valeur à sa place : `userPrincipalName` ou `mail`.'],
  ldap_skip_disabled: [
    'Comptes désactivés',
    'Ne trouver aucun compte qu’Active Directory a désactivé (`userAccountControl`) : même son bon mot de passe n’est pas essayé.',
  ],
  ldap_user_class: ['Classe', 'La classe des personnes. Sinon : toutes.'],
  ldap_id_attribute: [
    'Identité',
    'L’attribut qui nomme une entrée pour toujours : `entryUUID`, ou `objectGUID` dans Active Directory. Un nom donné à autrui n’ouvre rien de l’ancien.',
  ],
  ldap_attributes: ['Attributs de l’entrée', 'L’attribut de l’entrée qui remplit chaque attribut d’une personne.'],
  ldap_trust_email: ['Croire les adresses', 'Tenir les adresses de l’annuaire pour vérifiées.'],
  ldap_groups: [
    'Groupes',
    'Où sont les groupes d’une personne : dans `memberOf` ; par la recherche des groupes qui la contiennent, et de ceux qui contiennent ceux-ci ; ou par la règle d’Active Directory.',
  ],
  ldap_group_base_dn: ['Base des groupes', 'L’entrée sous laquelle on cherche les groupes. Sinon : celle des personnes.'],
  ldap_group_attribute: ['Membres', 'L’attribut d’un groupe qui contient ses membres.'],
  ldap_role_rules: [
    'Rôles par attributs',
    'Des rôles selon les attributs ; `groups` a les noms des groupes, en minuscules. Donnés et repris à chaque connexion.',
  ],
  create_people: ['Créer des personnes', 'Faire une personne d’une entrée à sa première connexion. Sinon seules se connectent celles faites ici.'],
  metadata_fields: ['Attributs', 'D’autres attributs de ses personnes, chacun livré quand toutes ses portées ont été accordées.'],
}
