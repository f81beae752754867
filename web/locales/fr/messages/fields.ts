import type { Saying } from '../../../locales/translator.ts'

/** The messages of declarations and kinds about a value. */
export const ofFields: readonly Saying[] = [
  // Kinds
  ['must be a colour like #12107c', 'doit être une couleur comme #12107c'],
  ['must be a language tag like de or pt-BR', 'doit être le nom d’une langue, comme de ou pt-BR'],
  [
    'must be lower-case words with underscores between them, such as `web_shop`',
    'doit être fait de mots en minuscules joints par des traits bas, comme `web_shop`',
  ],
  ['must have 6 to 20 characters', 'doit avoir de 6 à 20 caractères'],
  [
    'must hold letters, digits, spaces, dots, hyphens and underscores, and begin and end with a letter or digit',
    'doit être fait de lettres, de chiffres, d’espaces, de points, de traits d’union et de traits bas, et commencer et finir par une lettre ou un chiffre',
  ],
  ['must name a member', 'doit nommer un membre'],
  ['must name at most 20 members', 'doit nommer au plus 20 membres'],
  ['must be the name of a member', 'doit être le nom d’un membre'],
  [
    'must begin with a lower-case letter and hold lower-case letters, digits and underscores',
    'doit commencer par une minuscule et être fait de minuscules, de chiffres et de traits bas',
  ],
  ['must not name the same parameter twice', 'ne doit pas nommer deux fois le même paramètre'],
  ['give choices to parameters of the type choice, and to no other', 'donnez des choix aux paramètres du type choice, et à eux seuls'],
  ['the parameter {} must be one of {…}', 'le paramètre {} doit être l’un de {…}'],
  ['the parameter {} must be {…}', 'le paramètre {} doit être : {…}'],
  ['the application declares no parameter {}', 'l’application ne déclare pas de paramètre {}'],
  ['a client whose id is an address has no registered name', 'un client dont l’identifiant est une adresse n’a pas de nom enregistré'],
  ['every value must be that of a declared parameter, and of its type', 'chaque valeur doit être celle d’un paramètre déclaré, et de son type'],
  [
    'a part of a scope has both: the scope that it narrows, and the selector of the rows that it reaches',
    'une partie d’une portée a les deux : la portée dont elle est une partie, et le sélecteur des lignes qu’elle atteint',
  ],
  ['a scope is no part of itself', 'une portée n’est pas une partie d’elle-même'],
  ['must be one line', 'doit tenir en une ligne'],
  ['must not hold control characters', 'ne doit pas contenir de caractères de commande'],
  ['must not hold characters that turn the direction of a text', 'ne doit pas contenir de caractères qui retournent le sens d’un texte'],
  ['must be visible ASCII without spaces', 'doit être en ASCII visible, sans espace'],
  ['must not hold spaces, quotes or backslashes', 'ne doit contenir ni espace, ni guillemet, ni barre oblique inverse'],
  ['must not name the same twice', 'ne doit pas nommer deux fois la même chose'],
  ['must be a host name or address, without scheme, port or path', 'doit être un nom ou une adresse d’hôte, sans schéma, port ni chemin'],
  ['must be an e-mail address', 'doit être une adresse électronique'],
  ['must be a date like 1815-12-10, 0000-12-10 without the year, or 1815 alone', 'doit être une date comme 1815-12-10, 0000-12-10 sans l’année, ou 1815 seule'],
  ['must be at most 64 KiB', 'ne doit pas dépasser 64 Kio'],
  ['must be at most 256 KiB', 'ne doit pas dépasser 256 Kio'],
  ['must be lower-case letters, digits and hyphens', 'doit être fait de lettres minuscules, de chiffres et de traits d’union'],
  ['must be an absolute URI', 'doit être une URI absolue'],
  [
    'the gallery opens an application at its initiate_login_uri: name one, or leave it out of the gallery',
    'la galerie ouvre une application à son initiate_login_uri : nommez-en un, ou laissez-la hors de la galerie',
  ],
  [
    'pushed tokens cannot be bound to a key, because the client sends no proof: choose poll or ping',
    'des jetons envoyés ne peuvent être liés à une clé, car le client n’envoie pas de preuve : choisissez poll ou ping',
  ],
  ['must not hold a fragment', 'ne doit pas contenir de fragment'],
  [
    'the scheme, host and port must be those of a redirect URI: the page must be one of the client',
    'le schéma, l’hôte et le port doivent être ceux d’une URI de redirection : la page doit être une page du client',
  ],
  ['must be an absolute URI without a fragment', 'doit être une URI absolue sans fragment'],
  ['must be a decentralized identifier, like did:web:example.com', 'doit être un identifiant décentralisé, comme did:web:example.com'],
  ['must be a public key: leave the private members out', 'doit être une clé publique : ôtez-en les membres privés'],
  ['may hold one *, as the last character and after : or /', 'peut contenir un *, comme dernier caractère et après : ou /'],
  [
    'attest_jwt_client_auth needs an attester: name its issuer in attesters',
    'attest_jwt_client_auth demande un attesteur : nommez son émetteur dans attesters',
  ],
  [
    'federated_jwt and spiffe_jwt need an identity: name issuer and subject in federated_identities',
    'federated_jwt et spiffe_jwt demandent une identité : nommez issuer et subject dans federated_identities',
  ],
  [
    'is for assertions that are issued: an accepted one names the client as it is called here',
    'est pour les assertions émises : une assertion acceptée nomme le client comme il s’appelle ici',
  ],
  [
    'is for assertions that are issued: an authorization grant of a trusted issuer is accepted by its purpose jwt_bearer',
    'est pour les assertions émises : l’octroi d’un émetteur de confiance est accepté par son usage jwt_bearer',
  ],
  ['name the scope by id or name', 'nommez la portée par son identifiant ou son nom'],
  // Rules of a client
  [
    'every redirect URI must be absolute, without fragment, and https, a loopback http address, or a private-use scheme with a dot; wildcards need redirect_uri_wildcards',
    'chaque adresse de retour doit être absolue, sans fragment, et en https, en http de boucle locale, ou d’un schéma privé avec un point ; les jokers demandent redirect_uri_wildcards',
  ],
  [
    'every URI must be absolute, without fragment, and https, a loopback http address, or a private-use scheme with a dot',
    'chaque adresse doit être absolue, sans fragment, et en https, en http de boucle locale, ou d’un schéma privé avec un point',
  ],
  [
    'every origin must look like https://host or https://host:port, without a path',
    'chaque origine doit ressembler à https://hôte ou https://hôte:port, sans chemin',
  ],
  ['the URI {}: {…}', 'l’adresse {} : {…}'],
  ['the origin {}: {…}', 'l’origine {} : {…}'],
  ['must look like https://host or https://host:port, without a path', 'doit ressembler à https://hôte ou https://hôte:port, sans chemin'],
  ['must not hold a wildcard', 'ne doit pas contenir de joker'],
  ['must not hold a wildcard in its scheme', 'ne doit pas contenir de joker dans son schéma'],
  ['must not hold a wildcard as its port', 'ne doit pas contenir de joker comme port'],
  [
    'holds `**` in its host, where it never matches: `*` stands for one DNS label',
    'contient `**` dans son hôte, où il ne vaut jamais : `*` tient lieu d’une étiquette DNS',
  ],
  [
    'holds `*` behind its host, where it never matches: `**` stands for one path segment',
    'contient `*` après son hôte, où il ne vaut jamais : `**` tient lieu d’un segment de chemin',
  ],
  [
    '`*` matches hosts of different owners: name at least your own domain',
    '`*` tient lieu d’hôtes de divers propriétaires : nommez au moins le domaine qui est le vôtre',
  ],
  ['every grant with settings must be in supported_grant_types', 'chaque flux réglé doit être dans supported_grant_types'],
  ['the grant {}: is not in supported_grant_types', 'le flux {} : n’est pas dans supported_grant_types'],
  [
    'a client that acts for itself must prove who it is: leave secret_required of client_credentials out',
    'un client qui agit pour lui-même doit se prouver : ôtez secret_required de client_credentials',
  ],
  ['name at least one grant', 'nommez au moins un flux'],
  [
    'give key_pair_type for a key pair of its own, or key_pair_id for one of the tenant, not both',
    'donnez key_pair_type pour une paire de clés à lui, ou key_pair_id pour une du locataire, pas les deux',
  ],
  ['name at least one method; `none` for a public client', 'nommez au moins une façon ; `none` pour un client public'],
  [
    'a confidential client needs a way to prove who it is: add a method, or set confidential to false',
    'un client confidentiel doit pouvoir se prouver : ajoutez une façon, ou ôtez confidential',
  ],
  [
    'private_key_jwt needs a public key: give jwks, jwks_uri, jwk or jwt_public_key',
    'private_key_jwt demande une clé publique : donnez jwks, jwks_uri, jwk ou jwt_public_key',
  ],
  [
    'signed requests need a public key: give jwks, jwks_uri, jwk or jwt_public_key',
    'les demandes signées exigent une clé publique : donnez jwks, jwks_uri, jwk ou jwt_public_key',
  ],
  ['give jwks or jwks_uri, not both', 'donnez jwks ou jwks_uri, pas les deux'],
  [
    'an HS algorithm goes with client_secret_jwt, every other with private_key_jwt',
    'un algorithme HS va avec client_secret_jwt, tout autre avec private_key_jwt',
  ],
  [
    'a refresh token that is never exchanged must be bound to the client: demand its authentication (without public_refresh_token), or set enforce_dpop or tls_client_certificate_bound_access_tokens',
    'un jeton de rafraîchissement qui n’est jamais échangé doit être lié au client : exigez sa preuve (sans public_refresh_token), ou enforce_dpop, ou tls_client_certificate_bound_access_tokens',
  ],
  [
    'tls_client_auth needs exactly one name of the certificate, and no other method has one: give one of tls_client_auth_subject_dn, …_san_dns, …_san_uri, …_san_ip, …_san_email',
    'tls_client_auth demande exactement un nom du certificat, et nulle autre façon n’en a : donnez un seul de tls_client_auth_subject_dn, …_san_dns, …_san_uri, …_san_ip, …_san_email',
  ],
  [
    'self_signed_tls_client_auth needs the certificate, as x5c of a key in jwks or at jwks_uri',
    'self_signed_tls_client_auth demande le certificat, en x5c d’une clé de jwks ou de jwks_uri',
  ],
  [
    'a certificate is issued by an authority or by the client itself: name one of tls_client_auth and self_signed_tls_client_auth',
    'un certificat est délivré par une autorité ou par le client lui-même : nommez l’un de tls_client_auth et self_signed_tls_client_auth',
  ],
  [
    'must be a name as RFC 4514 writes it, the most specific part first: CN=billing,O=Example,C=FR',
    'doit être un nom comme RFC 4514 l’écrit, le plus précis d’abord : CN=billing,O=Example,C=FR',
  ],
  ['must be an IPv4 or IPv6 address', 'doit être une adresse IPv4 ou IPv6'],
  ['name at least one algorithm', 'nommez au moins un algorithme'],
  [
    'a call by the basic grant is bound to no key: leave basic out, or enforce_dpop and tls_client_certificate_bound_access_tokens',
    'un appel par l’octroi basic n’est lié à aucune clé : retirez basic, ou enforce_dpop et tls_client_certificate_bound_access_tokens',
  ],
  [
    'the basic grant needs a secret in the header: add client_secret_basic to token_endpoint_auth_methods',
    'le flux basic demande un secret dans l’en-tête : ajoutez client_secret_basic à token_endpoint_auth_methods',
  ],
  ['the implicit grant needs a redirect URI', 'le flux implicite demande une adresse de retour'],
  // Redirect URIs
  ['must not have a fragment', 'ne doit pas avoir de fragment'],
  ['must not hold white space, backslashes or control characters', 'ne doit contenir ni blanc, ni barre oblique inverse, ni caractère de commande'],
  [
    'must be ASCII: percent-encode other letters, and write hosts in their xn-- form',
    'doit être en ASCII : codez les autres lettres en pour-cent, et les hôtes sous leur forme xn--',
  ],
  ['holds a wildcard, but redirect_uri_wildcards is off', 'contient un joker, mais redirect_uri_wildcards est coupé'],
  ['is not an absolute URI', 'n’est pas une URI absolue'],
  ['must not hold credentials', 'ne doit pas contenir d’identifiants'],
  ['must not hold `.` or `..` as a path segment', 'ne doit pas avoir `.` ou `..` comme segment de chemin'],
  ['needs a host', 'demande un hôte'],
  ['must be https; http is for loopback addresses only', 'doit être en https ; http n’est que pour la boucle locale'],
  ['a private-use scheme must hold a dot, like com.example.app', 'un schéma privé doit contenir un point, comme com.example.app'],
  ['must not use wildcards with a private-use scheme', 'ne doit pas mettre de joker dans un schéma privé'],
]
