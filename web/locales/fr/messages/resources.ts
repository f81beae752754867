import type { Saying } from '../../../locales/translator.ts'

/** What the API says of one kind of row. */
export const ofResources: readonly Saying[] = [
  ['there is no scope {}', 'il n’y a pas de portée {}'],
  ['there is no role {}', 'il n’y a pas de rôle {}'],
  ['there is no client {}', 'il n’y a pas de client {}'],
  ['there is no backend {}', 'il n’y a pas d’annuaire {}'],
  ['there is no default backend: name one', 'il n’y a pas d’annuaire par défaut : nommez-en un'],
  ['there is no identity provider {}', 'il n’y a pas de fournisseur d’identité {}'],
  ['there is no organization {}', 'il n’y a pas d’organisation {}'],
  ['there is no key pair {} of the tenant', 'le locataire n’a pas de paire de clés {}'],
  ['there is no such client', 'ce client n’existe pas'],
  ['there is no such application', 'cette application n’existe pas'],
  ['there is no such organization', 'cette organisation n’existe pas'],
  ['there is no such person', 'cette personne n’existe pas'],
  ['there is no such version of this client', 'ce client n’a pas cette version'],
  // Clients
  ['is a name that the API itself needs', 'est un nom dont l’API elle-même a besoin'],
  ['none of the token_endpoint_auth_methods uses a secret', 'aucune des token_endpoint_auth_methods n’utilise de secret'],
  ['none of the token_endpoint_auth_methods of the client uses a secret', 'aucune des token_endpoint_auth_methods du client n’utilise de secret'],
  ['must be at least {} bytes, because client_secret_jwt signs with it', 'doit avoir au moins {} octets, car client_secret_jwt signe avec lui'],
  ['the client has no key pair of its own: set key_pair_type first', 'le client n’a pas sa paire de clés : réglez d’abord key_pair_type'],
  [
    'a DID is made of a key: give the client a key pair of its own first, by key_pair_type or regenerate_key_pair',
    'un DID est fait d’une clé : donnez d’abord au client sa paire de clés, par key_pair_type ou regenerate_key_pair',
  ],
  ['this key pair signs no more', 'cette paire de clés ne signe plus'],
  ['is not a public key in PEM', 'n’est pas une clé publique en PEM'],
  ['is not a public key: expected an RSA, EC or OKP JWK', 'n’est pas une clé publique : une JWK RSA, EC ou OKP est attendue'],
  ['is not a public key', 'n’est pas une clé publique'],
  ['is an RSA key of {} bits: expected {} to {}', 'est une clé RSA de {} bits : {} à {} sont attendus'],
  ['is an RSA key with a strange exponent: expected 65537', 'est une clé RSA d’exposant étrange : 65537 est attendu'],
  ['is not a certificate in PEM', 'n’est pas un certificat en PEM'],
  [
    'keys of a remote signing service are not served here: choose rsa, ec or okp',
    'les clés d’un service de signature distant ne sont pas servies ici : choisissez rsa, ec ou okp',
  ],
  ['a {} key does not sign with {}: expected {}', 'une clé {} ne signe pas avec {} : attendu {}'],
  [
    'this client is write protected: {…}, and administrators would be locked out',
    'ce client est protégé : {…}, et les administrateurs seraient enfermés dehors',
  ],
  [
    'this client is write protected: {…}, or administrators would be locked out',
    'ce client est protégé : {…}, ou les administrateurs seraient enfermés dehors',
  ],
  ['taking {} out of {} is refused', 'ôter {} de {} est refusé'],
  ['changing {} is refused', 'changer {} est refusé'],
  ['deleting it is refused', 'le supprimer est refusé'],
  ['one of its secrets must not expire', 'l’un de ses secrets ne doit pas expirer'],
  ['this is its last secret that does not expire', 'c’est son dernier secret qui n’expire pas'],
  ['a client has at most {} live secrets: delete one first', 'un client a au plus {} secrets vivants : supprimez-en un d’abord'],
  [
    'lies in the past, in milliseconds since 1970: delete the other secrets to end them now',
    'est passé, en millisecondes depuis 1970 : supprimez les autres secrets pour y mettre fin maintenant',
  ],
  ['lies in the past: delete the credential to end it now', 'est passé : supprimez le secret pour y mettre fin maintenant'],
  [
    'nobody answers for this client: give it an owner or an organization first',
    'nul ne répond de ce client : donnez-lui d’abord un responsable ou une organisation',
  ],
  ['this secret works no more', 'ce secret ne vaut plus'],
  ['this client belongs to the server itself', 'ce client est au serveur lui-même'],
  // The sector of a client
  ['a sector document could not be read', 'un document de secteur n’a pu être lu'],
  ['needs redirect_uris: they are what proves that a client belongs to a sector', 'demande des redirect_uris : elles prouvent qu’un client est d’un secteur'],
  ['is at a host that is not among the trusted_hosts of the client', 'est chez un hôte qui n’est pas parmi les trusted_hosts du client'],
  [
    'could not be read: expected a public https address that answers at once, with 200 and a JSON array of redirect URIs',
    'n’a pu être lu : attendu une adresse https publique qui réponde aussitôt, avec 200 et une liste JSON d’adresses de retour',
  ],
  ['the document there does not list {}', 'le document qui s’y trouve ne liste pas {}'],
  // Scopes and what is the default
  ['the server itself needs this scope as it is', 'le serveur lui-même a besoin de cette portée telle quelle'],
  ['this scope is write protected: the server itself needs it', 'cette portée est protégée : le serveur lui-même en a besoin'],
  ['the default is moved, not unset: make another one the default', 'le défaut se déplace, il ne s’ôte pas : faites d’un autre le défaut'],
  ['this is the default one: make another the default first', 'c’est celui par défaut : faites d’abord d’un autre le défaut'],
  // Keys
  ['a {} key signs with {}', 'une clé {} signe avec {}'],
  ['is not unset but moved: make another key the default', 'ne s’ôte pas mais se déplace : faites d’une autre clé le défaut'],
  ['a key of one client cannot sign for all', 'la clé d’un client ne peut signer pour tous'],
  ['a {} key signs no more', 'une clé {} ne signe plus'],
  ['this is the default key: make another one the default first', 'c’est la clé par défaut : faites d’abord d’une autre le défaut'],
  ['this is the key of the client {}: change its key_pair_type instead', 'c’est la clé du client {} : changez plutôt son key_pair_type'],
  [
    'this key has signed: rotate it, so that what it signed can be verified until it expires',
    'cette clé a signé : remplacez-la, pour que ce qu’elle a signé se vérifie jusqu’à sa fin',
  ],
  [
    'what this key signed has not expired: rotate it with withdraw if it is known to somebody else',
    'ce que cette clé a signé n’a pas expiré : remplacez-la avec withdraw si quelqu’un d’autre la connaît',
  ],
  ['only an active key is rotated, and this one is not (any more)', 'seule une clé active se remplace, et celle-ci ne l’est pas (ou plus)'],
  // People, organizations, tenants
  ['must have at least {} characters', 'doit avoir au moins {} caractères'],
  ['must have at most {} bytes', 'doit avoir au plus {} octets'],
  ['is one of the passwords that are guessed first', 'est l’un des mots de passe qu’on devine d’abord'],
  ['must not be the username', 'ne doit pas être le nom d’utilisateur'],
  ['you cannot block yourself', 'vous ne pouvez vous bloquer vous-même'],
  ['you cannot delete yourself: ask another administrator', 'vous ne pouvez vous supprimer vous-même : demandez à un autre administrateur'],
  [
    'they are the only administrator of the organization {}: make somebody else one first',
    'c’est le seul administrateur de l’organisation {} : nommez-en d’abord un autre',
  ],
  [
    'this is the only administrator of the organization: make somebody else one first',
    'c’est le seul administrateur de l’organisation : nommez-en d’abord un autre',
  ],
  ['the default tenant is the one that all others are administered from', 'le locataire par défaut est celui d’où s’administrent tous les autres'],
  ['the default tenant is write protected: all others are administered from it', 'le locataire par défaut est protégé : tous les autres s’administrent de là'],
  [
    'the tenant still has clients or people: delete these first, or make it inactive',
    'le locataire a encore des clients ou des personnes : supprimez-les d’abord, ou rendez-le inactif',
  ],
  // Tokens
  ['say whose tokens: client_id, user_id, client_id and user_id, or grant_id', 'dites de qui : client_id, user_id, client_id et user_id, ou grant_id'],
  ['goes alone: a grant is of one client and one person', 'va seul : une autorisation est d’un client et d’une personne'],
]
