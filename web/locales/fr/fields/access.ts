import { formerPowers, stamps, type Wording } from './wording.ts'

export const scope: Wording = {
  ...stamps,
  id: ['Identifiant', 'Nomme la portée pour toujours.'],
  name: ['Nom', 'Ce que disent les demandes et les jetons.'],
  label: ['Libellé', 'En mots simples, pour la page de consentement.'],
  description: ['Description', 'Ce qu’elle permet, en une phrase ou deux.'],
  narrows: ['Partie de', 'La portée dont celle-ci est une partie. Qui peut avoir l’une peut avoir l’autre, et consentir à l’une est consentir à l’autre.'],
  selector: [
    'Sélecteur',
    'Les lignes de l’API que la partie atteint : des membres avec les valeurs permises, comme `{"region": ["eu"]}`. Les API le lisent dans `scope_selectors`, à l’introspection et dans les jetons JWT.',
  ],
  public: ['Publique', 'Si tout client et toute personne peut l’avoir.'],
  policy_id: ['Politique', 'Une politique consultée pour qui a cette portée : une avec `by_scope`. Elle restreint ce que la portée permet.'],
  policy_parameters: ['Paramètres de la politique', 'Les paramètres que la politique voit comme `parameters`.'],
  system: ['Du système', 'Nécessaire au serveur : ni renommée ni retirée.'],
}

export const namespace: Wording = {
  ...stamps,
  id: ['Identifiant', 'Nomme l’espace pour toujours. Fait par le serveur sauf si on le donne.'],
  name: ['Nom', 'Le nom affiché, qui peut changer.'],
  description: ['Description', 'Ce qui en fait partie.'],
}

export const role: Wording = {
  ...stamps,
  ...formerPowers,
  id: ['Identifiant', 'Nomme le rôle pour toujours.'],
  name: ['Nom', 'Comment on l’appelle ; aussi ce que dit la revendication `roles`.'],
  description: ['Description', 'À qui il est destiné.'],
  scopes: ['Portées', 'Les portées qu’il donne, par leur nom.'],
  second_factor: [
    'Second facteur',
    '`required` : ses titulaires présentent un second facteur à la connexion, et en ajoutent un s’ils n’en ont pas, après le délai du fournisseur d’identité.',
  ],
}

export const assertionRule: Wording = {
  ...stamps,
  id: ['Identifiant', 'Nomme la règle pour toujours.'],
  name: ['Nom', 'Comment on l’appelle.'],
  active: ['Active', 'Si la règle compte.'],
  direction: ['Sens', 'Si ce serveur émet de telles assertions au client, pour un autre serveur, ou accepte de lui celles d’un autre émetteur.'],
  client_id: ['Client', 'Le client qui demande.'],
  party: ['Autre côté', 'Son identifiant d’émetteur : le serveur auquel l’assertion est destinée, ou l’émetteur de confiance dont elle vient.'],
  assertion_type: [
    'Type',
    'Une assertion d’identité, pour une connexion au client lui-même ; ou un octroi JWT au nom de la personne de tout jeton que le client peut échanger, pour qu’une API en appelle une autre ailleurs.',
  ],
  party_client_id: ['Client là-bas', 'Le `client_id` du client à l’autre serveur. Sinon : le même qu’ici.'],
  groups: ['Groupes', 'Les groupes de personnes concernés ; il suffit d’être dans l’un. Aucun : tout le monde.'],
  resources: ['API', 'Les API qu’une assertion peut nommer. Aucune : elle n’en nomme pas.'],
  scopes: ['Portées', 'Le plus de portées qu’une assertion porte, ou pour lesquelles elle vaut.'],
}

export const api: Wording = {
  ...stamps,
  id: ['Identifiant', 'Nomme l’API pour toujours.'],
  identifier: ['URI', 'L’URI absolue que les clients envoient comme `resource` et que les jetons portent comme `aud`.'],
  name: ['Nom', 'Montré aux personnes.'],
  description: ['Description', 'À quoi elle sert.'],
  active: ['Active', 'Les jetons pour une API inactive sont refusés.'],
  open_to: [
    'Ouverte à',
    'Les clients qui peuvent demander ses jetons : tous ; ceux en production, parce qu’un administrateur les a créés ou qu’un examen les a admis ; ou ceux de la liste et ceux qui la nomment dans `authorized_resources`.',
  ],
  clients: ['Clients', 'Les clients qui peuvent demander ses jetons, quand elle n’est ouverte qu’à ceux de la liste.'],
  scopes: ['Portées', 'Les portées qu’elle connaît, par leur nom. Ses jetons n’en portent pas d’autres.'],
  access_token_typ: [
    'Type des jetons',
    'Le `typ` des jetons JWT pour elle. `JWT` est pour les serveurs de ressources qui refusent `at+jwt`, comme ceux de Spring Security par défaut.',
  ],
  access_token_format: ['Format des jetons', 'Le format qu’elle demande. Sinon : celui du client.'],
  access_token_ttl: ['Vie des jetons', 'La plus longue vie de ses jetons. Sinon : celle du client.'],
  max_age: ['Âge de la connexion', 'La plus ancienne connexion avec laquelle un jeton pour elle est émis : une plus ancienne est refaite. À défaut : toute.'],
  acr_values: ['Forces de connexion', 'Les forces de connexion dont une personne doit avoir l’une avant qu’un jeton pour elle soit émis. Aucune : toutes.'],
  client_id: ['Client', 'Le client avec lequel l’API introspecte les jetons.'],
}

export const authorizationDetailType: Wording = {
  ...stamps,
  id: ['Identifiant', 'L’identifiant de la ligne ; il ne change jamais.'],
  type: ['Type', 'La valeur de type dans une demande : un nom, ou un URI que maîtrise son propriétaire.'],
  name: ['Titre', 'Un titre pour les personnes, sur la page de consentement : Paiement.'],
  sentence: [
    'Phrase',
    'La phrase que les personnes acceptent. Les noms entre accolades valent pour des membres du détail : Payer {amount.value} {amount.currency} à {creditor}.',
  ],
  description: ['Description', 'Une description pour les administrateurs.'],
  schema: ['Schéma', 'Un JSON Schema que doit satisfaire chaque détail de ce type.'],
  resource: ['API', 'L’API à laquelle appartient le type, par son identifiant. Les jetons pour d’autres API ne portent pas le détail. À défaut : toute API.'],
  active: ['Actif', 'Un type qui n’est pas actif ne peut pas être demandé.'],
}
