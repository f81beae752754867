import type { Saying } from '../../translator.ts'

/** The titles and the words of the ready policies (policy/ready/). */
export const ofReadyPolicies: readonly Saying[] = [
  ['A client changes its own row only', 'Un client ne change que sa propre ligne'],
  ['Link it to the clients that may do so.', 'Liez-la aux clients qui le peuvent.'],
  ['A caller only reads', 'Un appelant ne fait que lire'],
  ['Link it to the clients, people or roles that may not change anything.', 'Liez-la aux clients, personnes ou rôles qui ne peuvent rien changer.'],
  ['Changes in office hours only', 'Des changements aux heures de bureau seulement'],
  ['The hours are in UTC. Link it to roles, or leave it global.', 'Les heures sont en UTC. Liez-la à des rôles, ou laissez-la globale.'],
  ['Administration from one network only', 'Administrer depuis un seul réseau'],
  ['Put the beginning of your own addresses in place of 10.', 'Mettez le début de vos adresses à la place de 10.'],
  ['Removals take a fresh sign-in', 'Retirer demande une connexion récente'],
  [
    'A person who signed in more than five minutes ago is asked again (RFC 9470).',
    'Qui s’est connecté il y a plus de cinq minutes est interrogé de nouveau (RFC 9470).',
  ],
  ['Support acts as a person, on a ticket', 'L’assistance agit à la place d’une personne, sur un ticket'],
  ['Name your own client. Without such a policy nobody acts as anybody.', 'Nommez votre client. Sans une telle politique, nul n’agit à la place de quiconque.'],
  ['Some people need a second factor', 'Certaines personnes ont besoin d’un second facteur'],
  ['Link it to their roles or organizations.', 'Liez-la à leurs rôles ou organisations.'],
  ['Short tokens for a group', 'Des jetons courts pour un groupe'],
  ['Name the group. Their access tokens live ten minutes.', 'Nommez le groupe. Leurs jetons d’accès vivent dix minutes.'],
  ['Only tokens that are bound to a key', 'Seulement des jetons liés à une clé'],
  [
    'Link it to the clients that can prove possession (DPoP or a certificate).',
    'Liez-la aux clients qui peuvent prouver la possession (DPoP ou un certificat).',
  ],
  ['No calls with a secret from outside', 'Pas d’appels avec un secret depuis l’extérieur'],
  [
    'Put the beginning of your own addresses in place of 10. It stops the basic grant elsewhere.',
    'Mettez le début de vos adresses à la place de 10. Elle arrête le flux basic ailleurs.',
  ],
  ['A person changes their own documents only', 'Une personne ne change que ses propres documents'],
  ['For an API that asks by AuthZEN and tells who owns a document.', 'Pour une API qui demande par AuthZEN et dit à qui est un document.'],
  ['An API takes nobody who acts for another', 'Une API n’accepte personne qui agit pour un autre'],
  ['Link it to the API by its identifier, as an operation.', 'Liez-la à l’API par son identifiant, comme opération.'],
  ['A scope has an amount', 'Une portée a un montant'],
  [
    'Name it in `policy_id` of a scope, with `{"most": 100}` as its parameters.',
    'Nommez-la dans `policy_id` d’une portée, avec `{"most": 100}` comme paramètres.',
  ],
]
