import { stamps, type Wording } from './wording.ts'

export const policy: Wording = {
  ...stamps,
  id: ['Identifiant', 'Nomme la politique pour toujours.'],
  name: ['Nom', 'Nommé dans les décisions, et à qui elle refuse quelque chose.'],
  description: ['Description', 'L’intention de la politique, pour qui l’administre.'],
  effect: ['Effet', 'Si les demandes auxquelles elle s’applique sont permises ou refusées. Une qui refuse l’emporte sur toutes celles qui permettent.'],
  stage: ['Étape', 'Un `draft` n’est pas consulté. Un `shadow` décide, est noté, et ne lie pas. Un `enforced` lie.'],
  engine: ['Moteur', 'Le langage de la règle.'],
  rule: ['Règle', 'La condition à laquelle elle s’applique, dans le langage du moteur. Le moteur `allow` n’en a pas.'],
  points: ['Questions', 'Les questions auxquelles elle répond : `operation` de cette API, `token` à émettre, `access` à l’API d’autrui. Aucune : toutes.'],
  client_ids: ['Clients', 'Les clients auxquels elle est liée.'],
  user_ids: ['Personnes', 'Les personnes auxquelles elle est liée.'],
  role_ids: ['Rôles', 'Les rôles aux détenteurs desquels elle est liée.'],
  organization_ids: ['Organisations', 'Les organisations aux membres desquelles elle est liée.'],
  operations: [
    'Opérations',
    'Les opérations auxquelles elle est liée, par `operationId`. Elle est consultée dès qu’un lien est atteint ; sans lien, elle est globale.',
  ],
  by_scope: ['Par portée', 'Elle n’est consultée que pour les appelants avec une portée qui la nomme, avec les paramètres de cette portée comme `parameters`.'],
  reason: ['Motif', 'Dit à qui elle refuse quelque chose. Sinon : son nom.'],
  most_scopes: ['Portées au plus', 'Les portées qu’un jeton peut avoir au plus, émis là où elle s’applique. Sinon : toutes celles auxquelles il a droit.'],
  longest_ttl: ['Durée au plus', 'Le plus longtemps qu’un tel jeton d’accès peut vivre.'],
  step_up: ['Connexion exigée', 'La connexion qu’un tel jeton demande : `acr_values`, dont l’une doit avoir été atteinte, et `max_age` en secondes.'],
  cases: ['Cas', 'Des essais : des demandes, et si la règle s’applique à chacune. Tous doivent aboutir comme prévu pour enregistrer la politique.'],
}

export const savedRequest: Wording = {
  ...stamps,
  id: ['Identifiant', 'Nomme la demande pour toujours.'],
  name: ['Nom', 'De quoi il s’agit, pour les personnes.'],
  point: ['Question', 'La question.'],
  request: ['Demande', 'L’objet de demande.'],
  client_id: ['Client', 'Un client cherché à chaque fois.'],
  user_id: ['Personne', 'Une personne cherchée à chaque fois.'],
  shared: ['Partagée', 'Qui travaille avec les politiques la voit. Sinon, seulement qui la garde.'],
  owner: ['Propriétaire', 'La personne ou le client qui la garde.'],
}

export const policyVersion: Wording = {
  id: ['Identifiant', 'La politique et la version.'],
  policy_id: ['Politique', 'La politique.'],
  version: ['Version', 'Quelle version.'],
  policy: ['Contenu', 'Tous ses champs, tels qu’ils étaient.'],
  at: ['Quand', 'Quand elle est passée à cet état.'],
  actor_type: ['Genre d’acteur', 'Le genre d’acteur qui l’a changée.'],
  actor_id: ['Qui', 'L’acteur qui l’a changée.'],
}

export const policyDecision: Wording = {
  id: ['Identifiant', 'Son expiration et la demande.'],
  request_id: ['Demande', 'La demande, telle que la réponse la nomma.'],
  at: ['Quand', 'Le moment de la décision.'],
  point: ['Question', 'La question décidée.'],
  operation: ['Opération', 'L’opération demandée.'],
  client_id: ['Client', 'Le client qui a demandé ; `-` si aucun n’est connu.'],
  user_id: ['Personne', 'La personne pour qui il agissait.'],
  effect: ['Décision', 'La décision.'],
  decided_by: ['Décidée par', 'La politique qui décida ; absente si aucune ne le fit.'],
  reason: ['Motif', 'Le motif d’un refus.'],
  shadow_effect: ['Décision à blanc', 'La décision si les politiques à blanc et le refus à blanc étaient en vigueur, quand elle diffère.'],
  shadow_decided_by: ['Décidée à blanc par', 'La politique qui aurait décidé.'],
  scope_takes: ['Portées demandées', 'Les portées dont une suffit pour entrer.'],
  scope_held: ['Portées détenues', 'Les portées que détenait l’appelant.'],
  is_exempt: ['Exempté', 'Si un refus par défaut ne lie pas l’appelant.'],
  cost: ['Coût', 'Le travail : valeurs regardées, caractères comparés.'],
  trace: ['Trace', 'Chaque politique consultée, et si sa règle s’appliquait.'],
  request: ['Demande vue', 'L’objet de demande, sans secrets.'],
  debugged: ['Débogage', 'Si un jeton de débogage a demandé de la garder.'],
  expires_at: ['Expire', 'Quand elle est oubliée.'],
}
