export const sources = {
  sources: {
    issued_credential: 'Une attestation apparaît ici dès qu’un portefeuille l’a retirée.',
    status_list: 'Le serveur en crée une à la première attestation émise dont l’état peut être demandé.',
    linked_account: 'Un compte apparaît ici dès que quelqu’un s’est connecté avec lui, ou l’a lié depuis sa page de compte.',
    signal_stream: 'Les destinataires créent eux-mêmes leur flux, avec un jeton portant la portée signals:receive:own.',
    consent: 'Un consentement apparaît ici dès que quelqu’un a accordé à un client ce qu’il demande.',
    personal_token: 'Chacun crée les siens depuis sa page de compte, là où c’est permis.',
    presentation: 'Une présentation apparaît ici dès que des attestations ont été demandées à un portefeuille.',
  },
} as const
