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
  reason: ['Motif', 'Dit à qui elle refuse quelque chose. Sinon : son nom.'],
  most_scopes: ['Portées au plus', 'Les portées qu’un jeton peut avoir au plus, émis là où elle s’applique. Sinon : toutes celles auxquelles il a droit.'],
  longest_ttl: ['Durée au plus', 'Le plus longtemps qu’un tel jeton d’accès peut vivre.'],
  step_up: ['Connexion exigée', 'La connexion qu’un tel jeton demande : `acr_values`, dont l’une doit avoir été atteinte, et `max_age` en secondes.'],
  cases: ['Cas', 'Des essais : des demandes, et si la règle s’applique à chacune. Tous doivent aboutir comme prévu pour enregistrer la politique.'],
}

export const policyVersion: Wording = {
  id: ['Identifiant', 'La politique et la version.'],
  policy_id: ['Politique', 'La politique.'],
  version: ['Version', 'Quelle version.'],
  policy: ['Contenu', 'Tous ses champs, tels qu’ils étaient.'],
  at: ['Quand', 'Quand elle devint ainsi.'],
  actor_type: ['Genre d’acteur', 'Le genre d’acteur qui l’a changée.'],
  actor_id: ['Qui', 'L’acteur qui l’a changée.'],
}
