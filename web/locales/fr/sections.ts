import type { Texts } from '../en.ts'

export const sections: Pick<Texts, 'sections'> = {
  sections: {
    users: { title: 'Utilisateurs', about: 'Les personnes qui se connectent.' },
    organizations: { title: 'Organisations', about: 'Des groupes de personnes avec leurs propres clients.' },
    sessions: { title: 'Sessions', about: 'Qui est connecté, dans quel navigateur.' },
    consents: { title: 'Consentements', about: 'Qui a accordé quoi à quel client.' },
    identity_providers: { title: 'Fournisseurs d’identité', about: 'Comment on se connecte : quelles pages on voit, et quel annuaire vous connaît.' },
    backends: { title: 'Annuaires', about: 'Là où sont gardées les personnes.' },
    scopes: { title: 'Portées', about: 'Les permissions que portent les jetons. Publiques pour tous, privées pour qui les détient.' },
    roles: { title: 'Rôles', about: 'Des ensembles de portées, nommés, donnés aux personnes.' },
    apis: { title: 'API protégées', about: 'Les API qui acceptent nos jetons, et leurs noms dans resource et aud.' },
    keys: { title: 'Clés', about: 'Ce qui signe les jetons. Une clé remplacée reste publiée jusqu’à la fin de ce qu’elle a signé.' },
    trusted_issuers: { title: 'Émetteurs de confiance', about: 'D’autres émetteurs dont les jetons comptent ici, pour les usages nommés.' },
    tenants: { title: 'Locataires', about: 'Des émetteurs isolés, chacun avec ses clients, personnes, clés, portées et pages.' },
    webhooks: { title: 'Webhooks', about: 'Qui est averti des événements : chacun à son tour, signé, jusqu’à ce qu’il soit reçu.' },
    jobs: { title: 'Tâches de fond', about: 'Le travail différé : en attente, en cours, ou abandonné après le dernier essai.' },
    audit: { title: 'Journal d’audit', about: 'Qui a fait quoi, à quoi, quand. Jamais de secret.' },
  },
}
