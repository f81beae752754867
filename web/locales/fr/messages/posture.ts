import type { Saying } from '../../translator.ts'

/** The sentence of each posture rule. */
export const ofPosture: readonly Saying[] = [
  [
    'Redirect URIs are compared as patterns: an attacker who controls any host or page that fits one can receive codes',
    'Les adresses de retour sont comparées à des motifs : qui contrôle un hôte ou une page conforme peut recevoir des codes',
  ],
  [
    'Each call carries the secret, with all scopes that the client holds: whoever records one call can make any other until the secret is changed',
    'Chaque appel porte le secret, avec toutes les portées du client : qui enregistre un appel peut en faire tout autre jusqu’à ce que le secret change',
  ],
  [
    'The implicit grant sends tokens through the address bar of the browser; it works once the server allows it too',
    'Le flux implicite fait passer les jetons par la barre d’adresse du navigateur ; il marche dès que le serveur le permet aussi',
  ],
  [
    'The password grant shows passwords to the client; it works once the server allows it too',
    'Le flux par mot de passe montre les mots de passe au client ; il marche dès que le serveur le permet aussi',
  ],
  [
    'An assertion made for another endpoint is accepted: a dishonest server that the client also uses could replay it here',
    'Une assertion faite pour un autre point d’accès est acceptée : un serveur malhonnête que le client utilise aussi pourrait la rejouer ici',
  ],
  [
    'Without PKCE and without a nonce a stolen code can be injected into the session of somebody else',
    'Sans PKCE ni nonce, un code volé peut être injecté dans la session d’autrui',
  ],
  ['Without PKCE only the nonce stops a stolen code from being injected', 'Sans PKCE, seul le nonce empêche qu’un code volé soit injecté'],
  ['The client need not prove who it is, although it could', 'Le client n’a pas à prouver qui il est, alors qu’il le pourrait'],
  [
    'The client need not prove who it is at a grant that has settings of its own',
    'Le client n’a pas à prouver qui il est pour un flux qui a ses propres réglages',
  ],
  ['Tokens that it exchanges do not tell that it acts for the person', 'Les jetons qu’il échange ne disent pas qu’il agit pour la personne'],
  [
    'Every workload whose subject begins alike can act as the client: name each in full',
    'Tout programme dont le sujet commence ainsi peut agir comme le client : nommez-les en entier',
  ],
  ['A thief of a refresh token can use it without the secret', 'Qui met la main sur un jeton de rafraîchissement peut s’en servir sans le secret'],
  ['A thief of a token can revoke it without the secret', 'Qui met la main sur un jeton peut le révoquer sans le secret'],
  [
    'People are not asked, and any program on their device can pass for this client',
    'Le consentement n’est pas demandé, et tout programme sur l’appareil peut se faire passer pour ce client',
  ],
  [
    'Access tokens live longer than an hour: a stolen one is good for as long',
    'Les jetons d’accès vivent plus d’une heure : un jeton volé sert aussi longtemps',
  ],
  [
    'Codes live longer than a minute: a code is redeemed at once, so a long life helps only a thief',
    'Les codes vivent plus d’une minute : un code est échangé aussitôt, une longue vie n’aide que le voleur',
  ],
  [
    'Refresh tokens live longer than 90 days without use: forgotten sign-ins stay open',
    'Les jetons de rafraîchissement vivent plus de 90 jours sans usage : des connexions oubliées restent ouvertes',
  ],
  [
    'Its tokens may be bearer tokens, which a thief can use; DPoP or mutual TLS binds them to a key of the client',
    'Ses jetons peuvent être au porteur : qui en détient un peut s’en servir ; DPoP ou le TLS mutuel les lie à une clé du client',
  ],
  [
    'It authenticates with a shared secret, which can leak from either side; a private key stays with the client',
    'Il se prouve par un secret partagé, qui peut fuir de part et d’autre ; une clé privée reste chez le client',
  ],
  [
    'Authorization requests may pass through the browser, where they can be read and changed',
    'Les demandes d’autorisation peuvent passer par le navigateur, où on peut les lire et les changer',
  ],
  [
    'A redirect URI of a web application leads to the computer of the person over plain http: for development only',
    'Une adresse de retour d’une application web mène à l’ordinateur de la personne en http clair : pour le développement seulement',
  ],
  [
    'It may ask for tokens for every API that is open to it: name the APIs that it calls',
    'Il peut demander des jetons pour toute API qui lui est ouverte : nommez celles qu’il appelle',
  ],
  ['It has neither an owner nor a contact', 'Il n’a ni responsable ni contact'],
  [
    'Assertions may live longer than five minutes: a thief of an unused one has as long to use it',
    'Les assertions peuvent vivre plus de cinq minutes : qui en vole une inutilisée a ce temps pour s’en servir',
  ],
  [
    'ID tokens carry the profile of the person to every place that keeps or logs them; userinfo tells it to the client alone',
    'Les jetons d’identité portent le profil de la personne partout où on les garde ou les note ; userinfo ne le dit qu’au client',
  ],
]
