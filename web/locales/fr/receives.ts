import type { Texts } from '../en.ts'

export const receives: Pick<Texts, 'receives'> = {
  receives: {
    title: 'Que recevra ce client ?',
    about: 'Choisissez une personne, des portées et une API. Rien n’est écrit et aucun jeton n’est délivré.',
    about_change: 'En évidence : la différence apportée par vos modifications. Rien n’est écrit et aucun jeton n’est délivré.',
    person: 'Personne',
    itself: 'le client lui-même',
    scopes: 'Portées',
    api: 'API',
    consent: 'Page de consentement',
    consent_asked: 'La personne doit accepter :',
    consent_waived: 'Personne n’est consulté. Accordé :',
    id_token: 'Jeton d’identité',
    access_token: 'Jeton d’accès ({{format}})',
    userinfo: 'Userinfo',
    introspection: 'Introspection',
    lives: 'valable {{time}}',
    nothing: 'Il ne dit rien à son lecteur.',
    no_refresh: 'Il n’y a pas de jeton de rafraîchissement.',
    refresh: 'Le jeton de rafraîchissement vit {{time}} sans usage.',
    by_scope: 'accordé par la portée {{scope}}',
    by_protocol: 'présent dans tout jeton de ce type',
    changes: 'change',
  },
}
