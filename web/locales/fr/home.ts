import type { Texts } from '../en.ts'

export const home: Pick<Texts, 'home'> = {
  home: {
    title: 'Bonjour, {{name}}',
    by_hour: 'Jetons et connexions',
    refused_by_hour: 'Requêtes refusées',
    chart: 'Nombres par heure',
    this_week: '{{what}}, 7 jours',
    counts: {
      clients: 'Clients',
      users: 'Utilisateurs',
      organizations: 'Organisations',
      scopes: 'Portées',
      tokens: 'Jetons',
      sign_ins: 'Connexions',
      introspections: 'Introspections',
      calls: 'Appels par secret',
      refusals: 'Refus',
    },
    failing: 'Clients en échec',
    none_failing: 'Aucun client n’a été refusé récemment.',
    refusals_one: '{{count, number}} refus',
    refusals_other: '{{count, number}} refus',
    reviews_one: '{{count}} développeur attend une décision',
    reviews_other: '{{count}} développeurs attendent une décision',
    expiring: 'Bientôt hors service',
    none_expiring: 'Aucun secret ni clé ne finit dans les 30 jours.',
    running: 'Ce qui tourne',
    well: 'Démarré',
    issuer: 'Émetteur',
    version: 'Version',
    database: 'Base de données',
    first: 'Par où commencer',
    first_words: 'Quelques minutes jusqu’à la première connexion.',
    steps: {
      client: {
        title: 'Enregistrer un client',
        words: 'Une application qui demande des jetons. L’assistant choisit des valeurs sûres et donne du code qui marche.',
        act: 'Nouveau client',
      },
      people: {
        title: 'Ajouter des personnes',
        words: 'Celles qui se connectent. Elles vont dans l’annuaire par défaut, sauf si vous en faites un autre.',
        act: 'Nouvel utilisateur',
      },
      scopes: {
        title: 'Nommer ce qui est permis',
        words: 'Une portée est une permission que portent les jetons. Les publiques sont pour tous.',
        act: 'Nouvelle portée',
      },
      application: {
        title: 'Enregistrer une application',
        words: 'Elle reçoit aussitôt de quoi essayer, et passe en production après examen.',
        act: 'Mes applications',
      },
    },
  },
}
