import type { Texts } from '../en.ts'

export const palette: Pick<Texts, 'palette' | 'deleted'> = {
  palette: {
    recent: 'Récents',
    here: 'Ce client',
    make_developer: 'Faire de {{name}} un développeur',
    made_developer: '{{name}} peut maintenant enregistrer des applications.',
    words: {
      rotate: 'renouveler',
      redirect: 'redirection',
      try: 'essayer',
      why: 'pourquoi',
      duplicate: 'dupliquer',
      disable: 'désactiver',
      enable: 'activer',
      revoke: 'révoquer',
      transfer: 'transférer',
      move: 'déplacer',
      remove: 'supprimer',
      developer: 'développeur',
    },
    verbs: {
      rotate: 'Renouveler le secret de {{name}}',
      redirect: 'Ajouter une URI de redirection à {{name}}',
      try: 'Essayer {{name}}',
      why: 'Pourquoi {{name}} a-t-il échoué ?',
      duplicate: 'Dupliquer {{name}}',
      disable: 'Désactiver {{name}}',
      enable: 'Activer {{name}}',
      revoke: 'Révoquer les jetons de {{name}}',
      transfer: 'Transférer {{name}} à un autre propriétaire',
      move: 'Déplacer {{name}} vers un autre espace de noms',
      remove: 'Supprimer {{name}}',
    },
  },
  deleted: {
    title: 'Clients supprimés',
    about: 'Un client revient tel qu’il était en dernier, avec un nouveau secret. Ses anciens secrets, jetons et consentements restent morts.',
    none: 'Aucun client n’a été supprimé',
    none_words: 'Les clients supprimés apparaissent ici et peuvent être restaurés.',
  },
}
