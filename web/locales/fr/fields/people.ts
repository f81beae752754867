import { formerPowers, stamps, type Wording } from './wording.ts'

export const user: Wording = {
  test_client_id: [
    'Application essayée',
    'L’application pour laquelle cet utilisateur d’essai a été créé : il s’y connecte tant qu’elle n’est pas en production, et à rien d’autre.',
  ],
  external_id: ['Identifiant externe', 'L’identifiant dans l’annuaire qui tient la ligne par SCIM.'],
  ...stamps,
  ...formerPowers,
  id: ['Identifiant', 'Le `sub` des jetons.'],
  backend_id: ['Annuaire', 'L’annuaire qui connaît cette personne. Sans choix à la création : celui par défaut.'],
  username: ['Nom d’utilisateur', 'Ce que la personne tape pour se connecter ; le plus souvent une adresse. La casse ne compte pas.'],
  name: ['Nom complet', 'Le nom complet.'],
  given_name: ['Prénom', 'Le prénom.'],
  family_name: ['Nom de famille', 'Le nom de famille.'],
  middle_name: ['Deuxième prénom', 'Le deuxième prénom.'],
  nickname: ['Surnom', 'Le nom familier.'],
  profile: ['Page de profil', 'L’adresse d’une page sur la personne.'],
  picture: ['Image', 'L’adresse d’une image.'],
  website: ['Site', 'L’adresse de sa page, ou de son organisation.'],
  gender: ['Genre', 'Le genre : `female`, `male`, ou tout autre mot.'],
  birthdate: ['Date de naissance', 'L’anniversaire, écrit AAAA-MM-JJ ; l’année peut être 0000, ou se tenir seule.'],
  locale: ['Langue', 'La langue préférée.'],
  zoneinfo: ['Fuseau horaire', 'Le fuseau horaire.'],
  email: ['Adresse électronique', 'L’adresse électronique.'],
  email_verified: ['Adresse vérifiée', 'S’il est prouvé que l’adresse est la sienne. Jamais réglé par la personne.'],
  phone_number: ['Téléphone', 'Le numéro de téléphone.'],
  phone_number_verified: ['Téléphone vérifié', 'S’il est prouvé que le numéro est le sien.'],
  address: ['Adresse postale', 'L’adresse postale.'],
  group: ['Groupes', 'Des mots qui groupent les personnes, séparés par des espaces.'],
  metadata: ['Attributs', 'D’autres attributs : valeur, état et affichage de chacun.'],
  federated_metadata: ['Attributs fédérés', 'Ce qu’ont dit d’autres fournisseurs d’identité.'],
  roles: ['Rôles', 'Les rôles détenus.'],
  authorized_scopes: ['Portées privées', 'Les portées privées détenues en plus de celles des rôles.'],
  blocked: ['Bloqué', 'Une personne bloquée ne peut se connecter, et ses jetons sont morts.'],
  password: ['Mot de passe', 'Un nouveau mot de passe.'],
  user_code: [
    'Code pour les demandes',
    'Un nouveau code d’au moins six caractères, par lequel la personne prouve aux applications d’autres appareils qu’elle a commencé une demande.',
  ],
  must_change_password: ['Changer de mot de passe', 'Demander un nouveau mot de passe à la prochaine connexion.'],
  failed_sign_ins: ['Échecs de connexion', 'Les mots de passe faux depuis le dernier juste.'],
  locked_until: ['Verrouillé jusqu’à', 'Jusqu’à quand la connexion est refusée après trop d’échecs ; un administrateur peut la rouvrir.'],
  failed_factors: ['Codes faux', 'Les seconds facteurs faux depuis le dernier juste.'],
  factors_locked_until: [
    'Codes refusés jusqu’à',
    'Jusqu’à quand les codes sont refusés après trop de faux ; chaque refus dure deux fois plus longtemps que le précédent.',
  ],
  second_factor_asked_at: ['Second facteur exigé depuis', 'Quand un second facteur a été exigé pour la première fois : le délai commence.'],
  tokens_revoked_at: ['Jetons révoqués', 'Les jetons et sessions d’avant ce moment sont morts.'],
  last_login_at: ['Dernière connexion', 'Quand la personne s’est connectée pour la dernière fois.'],
  confirmed_at: ['Confirmé', 'Quand la personne a confirmé son adresse.'],
}

export const organization: Wording = {
  ...stamps,
  id: ['Identifiant', 'Nomme l’organisation pour toujours.'],
  name: ['Nom', 'Comment on l’appelle.'],
  label: ['Libellé', 'Un nom plus long, pour les pages.'],
  description: ['Description', 'Ce qu’elle est.'],
  identity_provider_id: [
    'Fournisseur d’identité',
    'L’apparence des pages où l’on se connecte à ses clients, et la façon de le faire : pour ceux d’entre eux qui n’en nomment pas. Sinon : celui par défaut.',
  ],
  settings: [
    'Réglages',
    'Ce qu’elle décide pour ses membres et ses clients : `allowed_grant_types`, les seuls grants que ses clients peuvent utiliser, outre `revoke` et `introspect` ; `invitation_ttl`, combien de temps attend une invitation ; `session_ttl` et `session_idle_ttl`, combien dure une connexion en tout et sans usage ; `mfa`, si les membres doivent avoir un second facteur, et `mfa_grace_ttl`, combien de temps ils peuvent le remettre ; `password_min_length`, la longueur de leurs nouveaux mots de passe, et `password_history`, de combien des derniers ils doivent différer.',
  ],
}

export const group: Wording = {
  external_id: ['Identifiant externe', 'L’identifiant dans l’annuaire qui tient la ligne par SCIM.'],
  ...stamps,
  ...formerPowers,
  id: ['Identifiant', 'L’identifiant du groupe ; il ne change jamais.'],
  name: ['Nom', 'Le nom affiché, aussi une valeur de la revendication `groups`.'],
  description: ['Description', 'À qui il est destiné.'],
  parent_id: ['Dans le groupe', 'Le groupe qui contient celui-ci : ses membres en sont aussi. Huit au plus, l’un dans l’autre.'],
  roles: ['Rôles', 'Les rôles que détiennent ses membres.'],
  scopes: ['Portées', 'Les portées privées que détiennent ses membres, outre celles de ses rôles.'],
}

export const groupMember: Wording = {
  id: ['Identifiant', 'Groupe et personne : nul n’y est deux fois.'],
  group_id: ['Groupe', 'Le groupe.'],
  user_id: ['Personne', 'La personne.'],
  created_at: ['Depuis', 'Depuis quand.'],
}

export const mailLink: Wording = {
  id: ['Identifiant', 'Son expiration et l’empreinte du secret du lien.'],
  purpose: ['But', 'Le but du lien.'],
  user_id: ['Personne', 'La personne.'],
  address: ['Adresse', 'L’adresse à laquelle il a été envoyé.'],
  expires_at: ['Expire', 'Quand il expire.'],
}

export const membership: Wording = {
  id: ['Identifiant', 'Organisation et personne : nul n’y est deux fois.'],
  organization_id: ['Organisation', 'L’organisation.'],
  user_id: ['Personne', 'La personne.'],
  role: ['Rôle', 'Un administrateur gère les membres et les clients de l’organisation.'],
  titles: ['Fonctions', 'Les fonctions dans l’organisation, dans ses propres mots : politiques et jetons les disent, et elles ne donnent rien.'],
  roles: ['Rôles', 'Des rôles, par identifiant, dont le membre tient les portées auprès des clients de cette organisation et nulle part ailleurs.'],
  created_at: ['Depuis', 'Depuis quand.'],
}

export const invitation: Wording = {
  id: ['Identifiant', 'Nomme l’invitation ; il commence par son échéance.'],
  organization_id: ['Organisation', 'L’organisation.'],
  invitee: ['Invité', 'L’adresse e-mail ou le nom d’utilisateur de la personne invitée. Comparé sans égard à la casse ; rien ne dit si cette personne existe.'],
  role: ['Rôle', 'Ce qu’elle devient quand elle accepte.'],
  created_at: ['Invitée le', 'Quand elle a été invitée.'],
  expires_at: ['Valable jusqu’au', 'Jusqu’à quand elle peut accepter.'],
}

export const session: Wording = {
  federated_server_id: ['Serveur fédéré', 'Celui dont le compte les a connectées.'],
  id: ['Identifiant', 'Nomme la session ; ce n’est pas son cookie.'],
  user_id: ['Personne', 'La personne.'],
  backend_id: ['Annuaire', 'L’annuaire qui s’est porté garant.'],
  sid: ['sid', 'Le `sid` que voient les clients.'],
  auth_time: ['Connecté', 'Quand la personne s’est connectée.'],
  amr: ['Moyens', 'Par quels moyens.'],
  acr: ['Force', 'Avec quelle force.'],
  remember: ['Durable', 'Si elle survit à la fenêtre du navigateur.'],
  second_factor_put_off: ['Second facteur remis', 'La personne a remis l’ajout d’un second facteur, tant qu’elle le peut.'],
  address: ['Adresse', 'L’adresse réseau de la connexion.'],
  agent: ['Navigateur', 'Le navigateur.'],
  created_at: ['Début', 'Quand elle a commencé.'],
  last_seen_at: ['Vue', 'Son dernier usage, à la minute.'],
  session_idle_ttl: ['Sans usage', 'Combien de temps elle dure sans usage, comme décidé à son début. À défaut : comme le dit le locataire.'],
  expires_at: ['Expire', 'Quand elle finit en tout cas.'],
  ended_at: ['Finie', 'Quand on y a mis fin.'],
}

export const scimToken: Wording = {
  ...stamps,
  id: ['Identifiant', 'Nomme le jeton, sans l’être.'],
  name: ['Nom', 'L’annuaire qui le détient.'],
  expires_at: ['Expire', 'Quand il finit : dans les deux ans. Sinon : dans un an.'],
  grant_id: ['Autorisation', 'Celle dont vient le jeton.'],
  created_by: ['Fait par', 'Qui l’a fait.'],
}

export const personalToken: Wording = {
  id: ['Identifiant', 'Nomme le jeton personnel ; n’est pas le jeton.'],
  user_id: ['Personne', 'La personne pour qui il parle.'],
  note: ['Note', 'À quoi il sert, dans les mots de la personne.'],
  scope: ['Portées', 'Les portées qu’il porte.'],
  grant_id: ['Autorisation', 'L’autorisation dont il descend.'],
  created_at: ['Créé', 'Quand il a été créé.'],
  expires_at: ['Expire', 'Quand il meurt de lui-même.'],
  kept_until: ['Gardé jusqu’au', 'Quand il quitte la liste.'],
}

export const consent: Wording = {
  id: ['Identifiant', 'Personne et client : un consentement pour chaque paire.'],
  user_id: ['Personne', 'La personne.'],
  client_id: ['Client', 'Le client.'],
  scopes: ['Portées', 'Ce qui a été accordé.'],
  created_at: ['Premier accord', 'Le premier accord.'],
  updated_at: ['Dernier accord', 'Le dernier accord.'],
  last_used_at: ['Dernier usage', 'Quand le client en a tiré un jeton pour la dernière fois.'],
}

export const clientSession: Wording = {
  id: ['Identifiant', 'Le `sid` et le client.'],
  client_id: ['Client', 'Le client.'],
  user_id: ['Personne', 'La personne.'],
  sid: ['sid', 'Le `sid` que portent les jetons d’identité du client.'],
  since: ['Depuis', 'Quand la personne est venue d’abord au client pendant cette session.'],
  expires_at: ['Expire', 'Quand la session se sera terminée d’elle-même.'],
}

export const logoutDelivery: Wording = {
  id: ['Identifiant', 'Son échéance et une part aléatoire.'],
  client_id: ['Client', 'Le client qui est averti.'],
  user_id: ['Personne', 'La personne qui a été déconnectée.'],
  sid: ['sid', 'Le `sid` de la session terminée.'],
  outcome: [
    'Issue',
    '`waiting` : pas encore envoyé. `done` : le client l’a accepté. `failed` : le dernier essai a échoué ; quelques autres suivent d’eux-mêmes.',
  ],
  attempts: ['Essais', 'Combien de fois il a été envoyé.'],
  status: ['Statut', 'Le statut HTTP de la dernière réponse. Vide s’il n’y en eut pas.'],
  detail: ['Motif', 'Pourquoi le dernier essai a échoué.'],
  created_at: ['Déconnexion', 'Quand la personne a été déconnectée.'],
  attempted_at: ['Dernier essai', 'Quand il a été envoyé la dernière fois.'],
  expires_at: ['Effacé', 'Quand cette trace est effacée.'],
}
