import type { Texts } from '../en.ts'

/** Clients that registered themselves. */
export const registrations: Pick<Texts, 'registrations'> = {
  registrations: {
    title: 'Clients enregistrés d’eux-mêmes',
    about: 'Les programmes qui s’enregistrent eux-mêmes (RFC 7591) laissent beaucoup de clients derrière eux. Ceux d’un même programme sont réunis ici.',
    none: 'Aucun client ne s’est enregistré lui-même',
    none_words: 'Un réglage du locataire dit si les programmes le peuvent.',
    sum: '{{clients}} clients, dont {{live}} avec des autorisations ou jetons vivants. {{spent}} seraient supprimés.',
    age: 'Inutilisés depuis',
    days_one: '{{count}} jour',
    days_other: '{{count}} jours',
    more: 'Il y a plus d’enregistrements qu’on ne peut en compter d’un coup.',
    software: 'Programme',
    count: 'Clients',
    live: 'Vivants',
    spent: 'Supprimables',
    networks: 'Réseaux',
    last: 'Dernier enregistrement',
    clean_up: 'Nettoyer',
    clean_up_of: 'Nettoyer {{name}}',
    clean_up_title_one: 'Supprimer {{count}} client ?',
    clean_up_title_other: 'Supprimer {{count}} clients ?',
    clean_up_words:
      'Ils n’ont ni autorisation ni jeton vivant, et personne ne leur a donné de propriétaire, d’espace de noms ou de clé. Un client utilisé entre-temps reste.',
    why_never_used: '{{name}} : jamais utilisé',
    why_unused: '{{name}} : inutilisé depuis si longtemps',
    progress: '{{removed}} supprimés sur {{spent}}',
    removed_one: '{{count}} client a été supprimé.',
    removed_other: '{{count}} clients ont été supprimés.',
    adopt: 'Prendre en gestion',
    adopted: '{{name}} est désormais géré ici ; son jeton de gestion ne fonctionne plus.',
  },
}
