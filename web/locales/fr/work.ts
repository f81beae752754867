export const work = {
  work: {
    attempts: 'Essais',
    no_attempts: 'Aucun depuis une semaine.',
    took_one: 'a duré {{count, number}} milliseconde',
    took_other: 'a duré {{count, number}} millisecondes',
    retry: 'Réessayer maintenant',
    retried: 'Un nouvel essai commence.',
    deliveries: 'Envois',
    resend: 'Renvoyer',
    resent: 'L’envoi est refait.',
    failing_since: 'Le destinataire ne reçoit plus rien depuis',
    delivering: 'Le destinataire reçoit ce qui lui est envoyé.',
    rotate_secret: 'Nouveau secret de signature',
    last_day: 'Essais du dernier jour',
    nodes: 'Nœuds',
    logout_tokens: 'Déconnexions annoncées',
  },
} as const
