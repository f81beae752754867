import type { Texts } from '../en.ts'

export const doors: Pick<Texts, 'doors'> = {
  doors: {
    title: 'Devant cette API',
    about: 'Un proxy demande avant chaque requête si elle peut passer, ou l’API demande elle-même. Copiez la configuration du vôtre.',
    names: { forwarded: 'Traefik, Caddy', nginx: 'nginx', envoy: 'Envoy', authzen: 'AuthZEN' },
    states: { open: 'ouverte', off: 'fermée : l’API est désactivée', denies: 'refuse tout : aucune politique ne permet rien' },
    no_address: 'Un proxy a besoin d’une API dont l’identifiant est l’adresse http simple où ses clients l’appellent.',
    server: 'Ce serveur, tel que le proxy l’atteint',
    backend: 'L’API, telle que le proxy l’atteint',
    authzen: 'Le client de l’API a la portée privée access:evaluate:all.',
    lab: 'Essayer une décision au laboratoire',
    metadata: 'Métadonnées',
    try: 'Essayer une requête',
    url: 'URL de la requête',
    token: 'Jeton d’accès',
    scope: 'Portées exigées',
    ask: 'Demander à la porte',
    passes: 'Elle passe. L’API apprend :',
    refused: 'Elle est refusée. L’appelant apprend :',
    why: 'Pourquoi ?',
  },
}
