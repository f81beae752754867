import type { Wording } from './wording.ts'

export const token: Wording = {
  id: ['Identifiant', 'Nomme le jeton ; ce n’est pas le jeton.'],
  format: ['Format', 'S’il est opaque ou un JWT.'],
  client_id: ['Client', 'Le client à qui il fut émis.'],
  user_id: ['Personne', 'La personne pour qui il parle. Sinon : le client lui-même.'],
  grant_id: ['Autorisation', 'L’autorisation dont il descend.'],
  grant_type: ['Flux', 'Le flux qui l’a émis.'],
  scope: ['Portées', 'Ce qu’il permet.'],
  audience: ['Destinataires', 'Les API auxquelles il sert.'],
  confirmation: ['Lié à', 'La clé à laquelle il est lié.'],
  claims: ['Autres affirmations', 'Ce qu’il porte de plus, et ce qu’il permet en détail.'],
  subject_token_id: ['Échangé contre', 'Le jeton contre lequel il fut échangé, et avec lequel il meurt.'],
  credential_id: ['Secret', 'Le secret par lequel le client s’est prouvé.'],
  issued_at: ['Émis', 'Quand il fut émis.'],
  expires_at: ['Expire', 'Quand il meurt de lui-même.'],
  revoked_at: ['Révoqué', 'Quand il fut révoqué.'],
}

export const grant: Wording = {
  id: ['Identifiant', 'Nomme l’autorisation.'],
  client_id: ['Client', 'Le client à qui elle fut donnée.'],
  user_id: ['Personne', 'La personne qui l’a donnée.'],
  session_id: ['Session', 'La connexion où elle fut donnée.'],
  sid: ['sid', 'Le `sid` que portent ses jetons d’identité.'],
  scope: ['Portées', 'Ce qui fut accordé.'],
  audience: ['Destinataires', 'Les API pour lesquelles elle fut accordée.'],
  authorization_details: ['Détails d’autorisation', 'Les détails d’autorisation accordés.'],
  nonce: ['nonce', 'Repris dans le jeton d’identité.'],
  claims: ['Revendications', 'Celles qui furent demandées une à une.'],
  launch: ['Contexte de lancement', 'Le contexte dans lequel l’application fut lancée.'],
  auth_time: ['Connecté', 'Quand la personne s’est connectée.'],
  acr: ['Force', 'Avec quelle force.'],
  amr: ['Moyens', 'Par quels moyens.'],
  created_at: ['Donnée', 'Quand elle fut donnée.'],
  expires_at: ['Expire', 'Quand rien de ce qui en descend ne peut encore vivre.'],
  revoked_at: ['Révoquée', 'Quand elle fut révoquée.'],
}
