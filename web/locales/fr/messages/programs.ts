import type { Saying } from '../../translator.ts'

/** The quirks of programs, and what to change there. */
export const ofPrograms: readonly Saying[] = [
  [
    'Before its server handled PKCE, the page in the browser redeemed the code at /pkce/verify, without the secret.',
    'Avant que son serveur ne traite PKCE, la page dans le navigateur échangeait le code à /pkce/verify, sans le secret.',
  ],
  ['update it, or register a public client for it', 'mettez-le à jour, ou enregistrez un client public pour lui'],
  ['Its command line sends no secret.', 'Sa ligne de commande n’envoie pas de secret.'],
  [
    'register a public client for it, and name that in cliClientID of oidc.config',
    'enregistrez un client public pour elle, et nommez-le dans cliClientID de oidc.config',
  ],
  ['It does not percent-encode the secret in its Authorization header.', 'Il ne code pas le secret en pourcent dans son en-tête Authorization.'],
  ['keep to a generated secret, which needs no encoding', 'gardez un secret généré, qui n’a pas besoin de codage'],
  [
    'Gitea sends neither code_challenge nor nonce, so that neither is demanded. Forgejo sends a code_challenge, which then counts.',
    'Gitea n’envoie ni code_challenge ni nonce, si bien qu’aucun n’est exigé. Forgejo envoie un code_challenge, qui compte alors.',
  ],
  [
    'list pkce among its properties, or, in versions before these, set pkceEnabled: true',
    'mettez pkce dans ses properties ou, dans les versions d’avant, pkceEnabled: true',
  ],
  ['It uses a refresh token whether it got one or not.', 'Il utilise un jeton de rafraîchissement, qu’il en ait reçu un ou non.'],
  ['leave the refresh grant on', 'laissez l’octroi de rafraîchissement'],
  [
    'It knows groups-claim since version 8.4; before, leave it and the scope groups out.',
    'Il connaît groups-claim depuis la version 8.4 ; avant, laissez-le de côté, et la portée groups aussi.',
  ],
  [
    'Its documentation promises neither code_challenge nor nonce, so that neither is demanded; one that it sends counts.',
    'Sa documentation ne promet ni code_challenge ni nonce, si bien qu’aucun n’est exigé ; celui qu’il envoie compte.',
  ],
  ['It reads groups from the ID token, so the ID token holds these claims.', 'Il lit les groupes dans le jeton d’identité, qui contient donc ces attributs.'],
  ['The name of the source is part of the callback.', 'Le nom de la source fait partie de l’adresse de retour.'],
  ['name the source gatehouse, or register the other address', 'nommez la source gatehouse, ou enregistrez l’autre adresse'],
  [
    'Without pretty URLs it calls back under /index.php. Both addresses are registered.',
    'Sans belles URL, il revient sous /index.php. Les deux adresses sont enregistrées.',
  ],
  [
    'It refuses a server at a private address unless allow_local_remote_servers is set.',
    'Il refuse un serveur à une adresse privée, sauf avec allow_local_remote_servers.',
  ],
  [
    'oidc_discovery_url must be the issuer to the letter, without a slash at the end.',
    'oidc_discovery_url doit être l’émetteur à la lettre, sans barre à la fin.',
  ],
  [
    'The API server reads e-mail address and groups from the ID token, so the ID token holds these claims.',
    'Le serveur d’API lit l’adresse électronique et les groupes dans le jeton d’identité, qui contient donc ces attributs.',
  ],
  [
    'The API server demands email_verified where the user name is the e-mail address.',
    'Le serveur d’API exige email_verified quand le nom d’utilisateur est l’adresse électronique.',
  ],
  ['It refuses people whose e-mail address is not verified.', 'Il refuse les personnes dont l’adresse électronique n’est pas vérifiée.'],
  [
    'confirm their addresses here, or set insecure_oidc_allow_unverified_email = true',
    'confirmez leurs adresses ici, ou réglez insecure_oidc_allow_unverified_email = true',
  ],
  [
    'It checks tokens only. For people in a browser put oauth2-proxy beside it.',
    'Il vérifie seulement des jetons. Pour des personnes dans un navigateur, ajoutez oauth2-proxy.',
  ],
  [
    'OIDCRedirectURI must lie below a protected location, and no page may stand there.',
    'OIDCRedirectURI doit se trouver sous un lieu protégé, et nulle page ne doit s’y trouver.',
  ],
  [
    'Its version 7 and later use PKCE by themselves: switch pkce of this client on then.',
    'À partir de la version 7, il emploie PKCE de lui-même : activez alors pkce de ce client.',
  ],
  [
    'It refuses access tokens of the type at+jwt, so tokens for this API have the type JWT.',
    'Il refuse les jetons d’accès de type at+jwt : ceux pour cette API ont donc le type JWT.',
  ],
  ['It reads scopes from scope and turns each into an authority SCOPE_….', 'Il lit les portées dans scope et fait de chacune une autorité SCOPE_….'],
  ['Its default response_type is id_token in older templates.', 'Dans les anciens modèles, son response_type par défaut est id_token.'],
  [
    'It asks for response_mode=form_post, whose answer is a post from another site: its own cookies need https.',
    'Il demande response_mode=form_post, dont la réponse vient d’un autre site : ses propres cookies ont besoin de https.',
  ],
  [
    'Outside Next.js its routes stand under /auth. Both addresses are registered.',
    'Hors de Next.js, ses routes sont sous /auth. Les deux adresses sont enregistrées.',
  ],
  [
    'Its default response_type is id_token, which sends the token through the browser.',
    'Son response_type par défaut est id_token, qui fait passer le jeton par le navigateur.',
  ],
  ["set authorizationParams.response_type to 'code', with clientSecret", "mettez authorizationParams.response_type à 'code', avec clientSecret"],
  ['Its default OIDC_RP_SIGN_ALGO is HS256.', 'Son OIDC_RP_SIGN_ALGO par défaut est HS256.'],
  ['oauth_issuer must be the issuer of the discovery document to the letter.', 'oauth_issuer doit être à la lettre l’émetteur du document de découverte.'],
  ['It refuses an issuer with http unless PGOAUTHDEBUG=UNSAFE is set.', 'Il refuse un émetteur en http, sauf avec PGOAUTHDEBUG=UNSAFE.'],
  [
    'The database needs a validator library (oauth_validator_libraries), which asks introspection or checks JWTs.',
    'La base a besoin d’une bibliothèque de validation (oauth_validator_libraries), qui interroge l’introspection ou vérifie des JWT.',
  ],
  [
    'It takes the names of policies from a claim of the ID token: make groups here that are named like its policies.',
    'Il prend les noms de ses politiques dans un attribut du jeton d’identité : créez ici des groupes de mêmes noms.',
  ],
  ['It finds people by their e-mail address: everybody needs one.', 'Il reconnaît les personnes à leur adresse électronique : chacune en a besoin.'],
  [
    'Its mobile application calls back at app.immich:///oauth-callback unless the override is set.',
    'Son application mobile revient à app.immich:///oauth-callback, sauf si l’adresse est remplacée.',
  ],
  [
    'It calls back at the address in the bar of the browser, so each node by each name is a redirect URI of its own.',
    'Il revient à l’adresse que montre le navigateur : chaque nœud, sous chaque nom, est une adresse de retour à part.',
  ],
  ['register the address that the refusal names', 'enregistrez l’adresse que nomme le refus'],
  [
    'username-claim username reads preferred_username. It cannot be changed once people signed in.',
    'username-claim username lit preferred_username. On ne peut plus le changer une fois que des personnes se sont connectées.',
  ],
  ['provider_id is part of the callback.', 'provider_id fait partie de l’adresse de retour.'],
  ['set provider_id to gatehouse, or register the other address', 'mettez provider_id à gatehouse, ou enregistrez l’autre adresse'],
  ['confirm their addresses here', 'confirmez leurs adresses ici'],
  ['The last part of its callback is a key that its page shows.', 'La fin de son adresse de retour est une clé que montre sa page.'],
  ['register the address that its page shows', 'enregistrez l’adresse que montre sa page'],
  [
    'Its scopes are divided by spaces; with commas they are one scope that does not exist.',
    'Ses portées sont séparées par des espaces ; avec des virgules, elles n’en font qu’une, qui n’existe pas.',
  ],
  ['divide the scopes by spaces', 'séparez les portées par des espaces'],
  ['switch Use PKCE on, with S256', 'activez Use PKCE, avec S256'],
  ['The alias is part of the callback.', 'L’alias fait partie de l’adresse de retour.'],
  ['name the alias gatehouse, or register the other address', 'nommez l’alias gatehouse, ou enregistrez l’autre adresse'],
  ['switch Proof Key for Code Exchange on', 'activez Proof Key for Code Exchange'],
  [
    'It finds the issuer by WebFinger at the domain of the e-mail address: serve the document there.',
    'Il trouve l’émetteur par WebFinger au domaine de l’adresse électronique : servez-y le document.',
  ],
  [
    'It must reach the token and userinfo endpoints from its own network, at a certificate of a public authority.',
    'Il doit atteindre les points des jetons et de userinfo depuis son réseau, avec un certificat d’une autorité publique.',
  ],
  [
    'It also brings a metadata document of its own, or registers itself: no client is needed where the tenant allows that.',
    'Il apporte aussi son propre document de métadonnées, ou s’enregistre lui-même : nul client n’est nécessaire où le locataire le permet.',
  ],
  [
    'Its metadata document asks for private_key_jwt with RS256: keep RS256 among client_signing_algs.',
    'Son document de métadonnées demande private_key_jwt avec RS256 : gardez RS256 dans client_signing_algs.',
  ],
  [
    'Newer connectors call back at an address of their own below /connector/oauth/.',
    'Les connecteurs récents reviennent à une adresse à eux sous /connector/oauth/.',
  ],
  [
    'Where it cannot register itself it asks for the client id once, and keeps it.',
    'Où il ne peut s’enregistrer lui-même, il demande une fois l’identifiant du client, et le garde.',
  ],
  [
    'Its default scope is what the metadata of the MCP server lists: list the scopes of the API here.',
    'Sa portée par défaut est ce que listent les métadonnées du serveur MCP : listez ici les portées de l’API.',
  ],
  ['pass oauth2.S256ChallengeOption to AuthCodeURL', 'passez oauth2.S256ChallengeOption à AuthCodeURL'],
  ['pass rp.WithPKCE', 'passez rp.WithPKCE'],
  ['It sends no code_challenge unless it is told to.', 'Il n’envoie code_challenge que si on le lui dit.'],
  ['It sends no code_challenge, but a nonce, which is demanded in its place.', 'Il n’envoie pas code_challenge, mais un nonce, exigé à sa place.'],
  [
    'It sends neither code_challenge nor nonce. Both are switched off for it: a stolen code could be injected, so keep its redirect URI to yourself.',
    'Il n’envoie ni code_challenge ni nonce. Les deux sont désactivés pour lui : un code volé pourrait être injecté, gardez donc la maîtrise de son adresse de retour.',
  ],
  [
    'It reads the profile of the person from the ID token only, so the ID token holds these claims.',
    'Il ne lit le profil de la personne que dans le jeton d’identité, qui contient donc ces attributs.',
  ],
  [
    'It accepts ID tokens signed with RS256 only, unless it is told another algorithm.',
    'Il n’accepte que des jetons d’identité signés avec RS256, sauf si on lui dit un autre algorithme.',
  ],
  [
    'It assigns roles by the claim groups, which the scope groups releases: make groups of people here.',
    'Il donne des rôles selon l’attribut groups, que révèle la portée groups : créez ici des groupes de personnes.',
  ],
  ['Its client assertions live for up to an hour.', 'Ses assertions de client vivent jusqu’à une heure.'],
  ['raise assertion_ttl of this client to 3600', 'montez assertion_ttl de ce client à 3600'],
  ['It names the MCP server as resource.', 'Il nomme le serveur MCP comme resource.'],
  ['register the MCP server as an API here, by the same address', 'enregistrez le serveur MCP comme API ici, sous la même adresse'],
  [
    'With a refresh token it answers insufficient_scope by a refresh, which never widens the scope: let the token go before you step up.',
    'Avec un jeton de rafraîchissement, il répond à insufficient_scope par un rafraîchissement, qui n’élargit jamais la portée : lâchez ce jeton avant d’élever l’accès.',
  ],
  [
    'Its client assertions name the token endpoint as audience, not the issuer.',
    'Ses assertions de client nomment le point des jetons comme destinataire, non l’émetteur.',
  ],
  ['pass the issuer as token_endpoint of PrivateKeyJWT', 'passez l’émetteur comme token_endpoint de PrivateKeyJWT'],
  ['set {} to {}', 'mettez {} à {}'],
  ['set {}', 'réglez {}'],
]
