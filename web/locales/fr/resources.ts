/** The title and the sentence of every list of the console. A test names an administered resource that is missing here. */
export const resourceTexts: Readonly<Record<string, { readonly title: string; readonly about: string }>> = {
  api: { title: 'API protégées', about: 'Les API qui acceptent nos jetons, et leurs noms dans resource et aud.' },
  assertion_rule: {
    title: 'Règles d’assertion',
    about: 'Pour quelles personnes, quel client, quelle API et quelles portées une assertion d’identité est émise ou acceptée.',
  },
  audit_event: { title: 'Journal d’audit', about: 'Qui a fait quoi, à quoi, quand. Jamais de secret.' },
  backend: { title: 'Annuaires', about: 'Là où sont gardées les personnes.' },
  client: { title: 'Clients', about: 'Les applications qui demandent des jetons à ce serveur.' },
  consent: { title: 'Consentements', about: 'Qui a accordé quoi à quel client.' },
  identity_provider: { title: 'Fournisseurs d’identité', about: 'Comment on se connecte : quelles pages on voit, et quel annuaire vous connaît.' },
  job: { title: 'Tâches de fond', about: 'Le travail différé : en attente, en cours, ou abandonné après le dernier essai.' },
  key_pair: { title: 'Clés', about: 'Ce qui signe les jetons. Une clé remplacée reste publiée jusqu’à la fin de ce qu’elle a signé.' },
  namespace: { title: 'Espaces de noms', about: 'Des étiquettes qui groupent les clients pour les personnes.' },
  node: { title: 'Nœuds', about: 'Les processus qui partagent la base de données.' },
  organization: { title: 'Organisations', about: 'Des groupes de personnes avec leurs propres clients.' },
  policy: {
    title: 'Politiques',
    about: 'Des règles sur les demandes : qui peut faire quoi, et qui est arrêté. Elles restreignent ce que permettent les portées.',
  },
  role: { title: 'Rôles', about: 'Des ensembles de portées, nommés, donnés aux personnes.' },
  scope: { title: 'Portées', about: 'Les permissions que portent les jetons. Publiques pour tous, privées pour qui les détient.' },
  session: { title: 'Sessions', about: 'Qui est connecté, dans quel navigateur.' },
  signer: { title: 'Signataires', about: 'Des services de signature au dehors, qui gardent les clés privées de certains clients.' },
  tenant: { title: 'Locataires', about: 'Des émetteurs isolés, chacun avec ses clients, personnes, clés, portées et pages.' },
  trusted_issuer: { title: 'Émetteurs de confiance', about: 'D’autres émetteurs dont les jetons comptent ici, pour les usages nommés.' },
  user: { title: 'Utilisateurs', about: 'Les personnes qui se connectent.' },
  mail_server: {
    title: 'Serveurs de courrier',
    about: 'Les serveurs de courrier de ce locataire, par qui partent les lettres au lieu de celui de l’exploitant.',
  },
  webhook: { title: 'Webhooks', about: 'Qui est averti des événements : chacun à son tour, signé, jusqu’à ce qu’il soit reçu.' },
}
