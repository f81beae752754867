import type { Texts } from '../en.ts'

export const posture: Pick<Texts, 'posture'> = {
  posture: {
    title: 'Posture',
    open: 'À corriger :',
    fix: 'Corriger',
    pkce: { good: 'PKCE est exigé', bad: 'PKCE n’est pas exigé : un code volé peut être échangé' },
    nonce: { good: 'Sans PKCE, un nonce est exigé', bad: 'Ni PKCE ni nonce ne sont exigés : un code volé peut être injecté' },
    exact_redirects: { good: 'Les adresses de retour sont exactes', bad: 'Les adresses de retour peuvent avoir des jokers' },
    no_plain_http: { good: 'Les réponses voyagent chiffrées', bad: 'Une adresse de retour est en http clair : pour le développement seulement' },
    no_implicit: { good: 'Aucun jeton ne passe par la barre d’adresse', bad: 'Le flux implicite met les jetons dans la barre d’adresse' },
    no_password: { good: 'Le client ne voit jamais de mot de passe', bad: 'Le flux par mot de passe montre les mots de passe au client' },
    key_proof: { good: 'Il se prouve par une clé', bad: 'Il se prouve par un secret partagé ; une paire de clés ne peut fuir de chez nous' },
    sender_bound: { good: 'Les jetons sont liés à sa clé (DPoP)', bad: 'Les jetons sont au porteur : qui en détient un peut s’en servir' },
    pushed: { good: 'Les demandes d’autorisation sont poussées', bad: 'Les demandes passent par le navigateur, où on peut les lire et les changer' },
    short_tokens: { good: 'Les jetons d’accès vivent peu', bad: 'Les jetons d’accès vivent plus d’une heure' },
    refresh_bounded: { good: 'Les connexions oubliées finissent seules', bad: 'Les jetons de rafraîchissement vivent plus de 90 jours sans usage' },
    authenticated_refresh: { good: 'Rafraîchir demande la preuve du client', bad: 'Un jeton de rafraîchissement volé suffit' },
    authenticated_revoke: { good: 'Révoquer demande la preuve du client', bad: 'Qui détient un jeton peut le révoquer' },
    narrow_audience: { good: 'Ses jetons ne valent que pour des API nommées', bad: 'Ses jetons valent pour toute API : nommez celles qu’il appelle' },
    contact: { good: 'Quelqu’un en répond', bad: 'Personne n’est nommé pour en répondre' },
  },
}
