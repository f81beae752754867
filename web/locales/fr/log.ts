import type { Texts } from '../en.ts'

export const log: Pick<Texts, 'log'> = {
  log: {
    title: 'Requêtes',
    about: 'Les dernières requêtes des clients, en direct. Une requête refusée ouvre son explication.',
    outcome: 'Résultat',
    outcomes: { all: 'Toutes', answered: 'Acceptées', refused: 'Refusées' },
    stop: 'Arrêter',
    resume: 'Reprendre',
    none: 'Aucune requête pour l’instant',
    none_words: 'Les jetons émis et les requêtes refusées apparaissent ici au fur et à mesure.',
    time: 'Heure',
    endpoint: 'Point d’accès',
    network: 'Réseau',
    proof: 'Secret ou clé',
    request: 'Requête',
    issued: 'Jeton émis : {{grant}}',
    why: 'Voir pourquoi',
  },
}
