import { stamps, type Wording } from './wording.ts'

export const tenant: Wording = {
  ...stamps,
  id: ['Identifiant', 'Nomme le locataire pour toujours.'],
  slug: ['Nom dans l’adresse', 'Sa place dans les adresses : l’émetteur est `{issuer}/t/{slug}`. Le locataire par défaut est à la racine.'],
  name: ['Nom', 'Montré aux personnes.'],
  owner: [
    'Propriétaire',
    'La personne ou la société pour qui le locataire est tenu. Les locataires d’un même propriétaire peuvent utiliser les clients au dehors qu’il partage.',
  ],
  client_signing_algs: ['Signatures des clients', 'Les algorithmes acceptés dans les preuves DPoP et les assertions. Sinon : ceux du serveur.'],
  settings: ['Réglages', 'Les réglages que ce locataire décide lui-même, par leurs noms, parmi ceux de `tenant_overrides` du serveur.'],
  registration: ['Enregistrement', 'Qui peut enregistrer des clients sans administrateur : personne, qui détient un jeton initial, ou tous.'],
  developer_sign_up: [
    'Devenir développeur',
    'Qui devient développeur par la page `/developers` : personne, les personnes de `developer_domains` et celles qui ont été invitées, ou d’autres aussi quand un administrateur l’accorde. L’adresse doit être prouvée.',
  ],
  developer_domains: [
    'Domaines des développeurs',
    'Des domaines d’adresses, comme example.com, dont les personnes deviennent développeurs aussitôt. Leurs sous-domaines sont d’autres domaines.',
  ],
  registered_client_ttl: [
    'Vie des clients enregistrés d’eux-mêmes',
    'Combien de temps un client qui s’est enregistré lui-même reste sans être utilisé. Un client qui a une autorisation ou un jeton vivant reste dans tous les cas. Sans valeur : pour toujours.',
  ],
  registration_pkce: [
    'PKCE des clients enregistrés',
    'Exiger PKCE des clients confidentiels qui s’enregistrent eux-mêmes. Les clients publics doivent l’employer dans tous les cas.',
  ],
  client_documents: [
    'Documents de clients',
    'Les clients dont l’identifiant est l’adresse de leur document : aucun, ceux des hôtes de `client_document_hosts`, ou tous.',
  ],
  client_document_hosts: ['Hôtes de documents', 'Les hôtes dont les documents sont crus.'],
  registered_clients: [
    'Clients enregistrés ailleurs',
    'Les clients enregistrés d’autres locataires où l’on peut se connecter ici : aucun, ceux des locataires du même propriétaire, ou tous. Ils n’ont que des portées publiques, et les personnes doivent consentir.',
  ],
  deny_by_default: ['Refus par défaut', 'Les questions où la réponse est non quand aucune politique ne permet : `operation`, `token`, `access`.'],
  deny_by_default_rehearsed: ['Refus à blanc', 'Celles où l’on note seulement qui cela exclurait.'],
  active: ['Actif', 'Un locataire inactif ne répond à rien.'],
}
