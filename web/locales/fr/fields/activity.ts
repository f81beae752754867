import { stamps, type Wording } from './wording.ts'

export const auditEvent: Wording = {
  id: ['Identifiant', 'Nomme l’événement.'],
  sequence: ['Numéro', 'Son numéro dans le locataire, sans trou. 0 : pas encore numéroté.'],
  at: ['Quand', 'Quand.'],
  action: ['Action', 'Ce qui a été fait, par exemple `client.updated` ou `user.signed_in`.'],
  outcome: ['Issue', 'Si cela a été fait.'],
  actor_type: ['Genre d’acteur', 'Quel genre d’acteur l’a fait.'],
  actor_id: ['Acteur', 'Qui l’a fait.'],
  client_id: ['Client', 'Le client par lequel, ou au sujet duquel, cela a été fait.'],
  target_type: ['Genre de cible', 'À quel genre de ligne cela a été fait.'],
  target_id: ['Cible', 'À quelle ligne cela a été fait.'],
  target_name: ['Nom de la cible', 'Comment la ligne s’appelait alors.'],
  changes: ['Changements', 'Champ → valeur avant et après. Un champ secret est nommé sans valeur.'],
  reason: ['Raison', 'Pourquoi, quand l’acteur l’a dit ou que le serveur le sait.'],
  address: ['Adresse', 'L’adresse réseau d’où c’est venu.'],
  request_id: ['Demande', 'La demande qui l’a fait.'],
}

export const review: Wording = {
  ...stamps,
  id: ['Identifiant', 'Nomme la demande pour toujours.'],
  client_id: ['Application', 'L’application dont il s’agit.'],
  requested_by: ['Demandeur', 'Le développeur qui demande.'],
  reason: ['Raison', 'Pourquoi le développeur demande.'],
  state: ['État', 'Qui a la balle : l’examinateur tant qu’elle attend, puis le développeur.'],
  items: ['Points', 'Ce qui est demandé, avec l’état et la raison de chacun.'],
  checked: ['Points cochés', 'Les points à vérifier qu’un examinateur a cochés.'],
  decided_by: ['Décidé par', 'L’examinateur.'],
  decided_at: ['Décidé', 'Quand cela a été décidé.'],
}

export const developerRequest: Wording = {
  ...stamps,
  id: ['Identifiant', 'Nomme la demande pour toujours.'],
  email: ['Adresse électronique', 'L’adresse invitée, ou celle que la personne a prouvée. Qui prouve une adresse invitée devient développeur aussitôt.'],
  user_id: ['Personne', 'La personne qui demande, ou qui a utilisé l’invitation.'],
  reason: ['Raison', 'Pourquoi la personne demande.'],
  state: ['État', '`invited` : l’adresse devient développeur quand sa personne vient ; `waiting` : un administrateur décide.'],
  answer: ['Réponse', 'Pourquoi cela a été refusé ; la personne la lit.'],
  expires_at: ['Fin', 'Quand finit une invitation, qui ne fait plus alors de personne un développeur. Sinon : deux semaines après.'],
  decided_by: ['Décidé par', 'L’administrateur qui a décidé.'],
  decided_at: ['Décidé', 'Quand la personne est devenue développeur, ou a été refusée.'],
}

export const clientVersion: Wording = {
  id: ['Identifiant', 'Client et version.'],
  client_id: ['Client', 'Le client.'],
  version: ['Version', 'Quelle version.'],
  client: ['Champs', 'Tous les champs lisibles, tels qu’ils étaient.'],
  at: ['Depuis', 'Quand il est passé à cet état.'],
  actor_type: ['Genre d’acteur', 'Quel genre d’acteur l’a fait.'],
  actor_id: ['Acteur', 'Qui l’a fait.'],
  reason: ['Raison', 'La raison que l’acteur a donnée.'],
}

export const activity: Wording = {
  id: ['Identifiant', 'Expiration, client, heure et nœud.'],
  client_id: ['Client', 'Le client ; `-` pour les demandes d’aucun client connu.'],
  hour_at: ['Heure', 'Le début de l’heure.'],
  tokens: ['Jetons', 'Les jetons d’accès émis.'],
  sign_ins: ['Connexions', 'Les personnes connectées.'],
  introspections: ['Introspections', 'Les jetons introspectés.'],
  calls: ['Appels', 'Les appels avec son identifiant et son secret, sans jeton.'],
  refusals: ['Refus', 'Les demandes refusées.'],
  faults: ['Fautes', 'Refus qui révèlent une faute du client : il avait prouvé son identité, ou son URI de redirection était fausse.'],
  reasons: ['Raisons', 'Les refus par erreur OAuth.'],
  expires_at: ['Expire', 'Quand c’est oublié.'],
}

export const lastUse: Wording = {
  id: ['Client', 'Le client.'],
  last_used_at: ['Dernier usage', 'Quand il a reçu un jeton, ou appelé avec son secret, pour la dernière fois ; 0 : jamais.'],
  recent_tokens: ['Jetons récents', 'Les jetons d’accès délivrés aujourd’hui et les sept jours précédents.'],
  recent_refusals: ['Refus récents', 'Les demandes refusées aujourd’hui et les sept jours précédents.'],
  counted_from: ['Compté depuis', 'Le jour de la plus ancienne activité parmi ces comptes ; sans lui, rien n’est compté.'],
  last_refused_at: ['Dernier refus', 'Quand il a été refusé pour la dernière fois.'],
  last_refusal: ['Raison du refus', 'Pourquoi il a été refusé pour la dernière fois.'],
  failing_at: ['En échec', 'Quand il a échoué pour la dernière fois à un rythme qui compte.'],
}

export const postureScore: Wording = {
  id: ['Client', 'Le client.'],
  score: ['Score', '100 : rien n’est à corriger.'],
}
