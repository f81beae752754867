import { formerPowers, stamps, type Wording } from './wording.ts'

export const scope: Wording = {
  ...stamps,
  id: ['Identifiant', 'Nomme la portée pour toujours.'],
  name: ['Nom', 'Ce que disent les demandes et les jetons.'],
  label: ['Libellé', 'En mots simples, pour la page de consentement.'],
  description: ['Description', 'Ce qu’elle permet, en une phrase ou deux.'],
  public: ['Publique', 'Si tout client et toute personne peut l’avoir.'],
  system: ['Du système', 'Nécessaire au serveur : ni renommée ni retirée.'],
}

export const role: Wording = {
  ...stamps,
  ...formerPowers,
  id: ['Identifiant', 'Nomme le rôle pour toujours.'],
  name: ['Nom', 'Comment on l’appelle ; aussi ce que dit la revendication `roles`.'],
  description: ['Description', 'À qui il est destiné.'],
  scopes: ['Portées', 'Les portées qu’il donne, par leur nom.'],
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
  access_token_format: ['Format des jetons', 'Le format qu’elle demande. Sinon : celui du client.'],
  access_token_ttl: ['Vie des jetons', 'La plus longue vie de ses jetons. Sinon : celle du client.'],
  client_id: ['Client', 'Le client avec lequel l’API introspecte les jetons.'],
}
