import type { Saying } from '../../translator.ts'

/** The sentence of each rule of a profile. The pattern of a fault stands last, because it fits many texts. */
export const ofProfiles: readonly Saying[] = [
  ['code_challenge must be sent, with code_challenge_method=S256', 'code_challenge doit être envoyé, avec code_challenge_method=S256'],
  ['response_type must be code: no token may pass through the browser', 'response_type doit être code : aucun jeton ne doit passer par le navigateur'],
  [
    'the password grant must not be used: passwords are for this server alone',
    'le flux par mot de passe est exclu : les mots de passe sont pour ce seul serveur',
  ],
  ['redirect URIs must be compared exactly, without wildcards', 'les adresses de retour doivent être comparées exactement, sans jokers'],
  [
    'a redirect URI with http must be a loopback address of a native application',
    'une adresse de retour en http doit être une adresse de boucle locale d’une application native',
  ],
  [
    'redirect URIs must be https, or loopback addresses of a native application',
    'les adresses de retour doivent être en https, ou des adresses de boucle locale d’une application native',
  ],
  [
    'the refresh tokens of a public client must be exchanged at each use, or bound to a key of the client',
    'les jetons de rafraîchissement d’un client public doivent être échangés à chaque usage, ou liés à une clé du client',
  ],
  ['access tokens must live at most an hour', 'les jetons d’accès doivent vivre une heure au plus'],
  ['it must be a public client (none): whoever uses it could read its secret', 'ce doit être un client public (none) : qui l’emploie pourrait lire son secret'],
  [
    'code_challenge must be sent, or, by a confidential OpenID client, a nonce',
    'code_challenge doit être envoyé, ou un nonce par un client OpenID confidentiel',
  ],
  ['a sign-in must not be refreshed for more than 90 days', 'une connexion ne doit pas être rafraîchie plus de 90 jours'],
  [
    'the origins of its pages must be named, so that no other page calls the token endpoint in its name',
    'les origines de ses pages doivent être nommées, pour qu’aucune autre page n’appelle le point des jetons en son nom',
  ],
  [
    'it must be a public client (none), or prove itself by a private key (private_key_jwt)',
    'ce doit être un client public (none), ou qui se prouve par une clé privée (private_key_jwt)',
  ],
  [
    'resource must name the MCP server, in the authorization request and in the token request',
    'resource doit nommer le serveur MCP, dans la demande d’autorisation et dans celle de jeton',
  ],
  [
    'it must prove who it is at every request, as a wallet by attestation of its installations (attest_jwt_client_auth)',
    'il doit se prouver à chaque demande, un portefeuille par l’attestation de ses installations (attest_jwt_client_auth)',
  ],
  ['it must be a confidential client, which proves who it is at every request', 'ce doit être un client confidentiel, qui se prouve à chaque demande'],
  ['it must authenticate by private_key_jwt or by mutual TLS', 'il doit se prouver par private_key_jwt ou par TLS mutuel'],
  ['its tokens must be bound to a key, by DPoP or mutual TLS', 'ses jetons doivent être liés à une clé, par DPoP ou TLS mutuel'],
  ['aud of a client assertion must be the issuer, as a string', 'le aud d’une assertion du client doit être l’émetteur, comme texte'],
  [
    'refresh tokens must not be exchanged at each use: they are bound to the client already',
    'les jetons de rafraîchissement ne doivent pas être échangés à chaque usage : ils sont déjà liés au client',
  ],
  ['a code must live at most 60 seconds', 'un code doit vivre 60 secondes au plus'],
  ['authorization requests must be pushed', 'les demandes d’autorisation doivent être poussées'],
  ['a pushed request must expire in less than 600 seconds', 'une demande poussée doit expirer en moins de 600 secondes'],
  ['redirect_uri must be sent in the pushed request', 'redirect_uri doit être envoyé dans la demande poussée'],
  ['what this server signs for it must be signed with PS256, ES256 or EdDSA', 'ce que ce serveur signe pour lui doit l’être avec PS256, ES256 ou EdDSA'],
  ['what it signs must be signed with PS256, ES256 or EdDSA', 'ce qu’il signe doit l’être avec PS256, ES256 ou EdDSA'],
  ['authorization requests must be signed', 'les demandes d’autorisation doivent être signées'],
  ['request_object_signing_alg must be PS256, ES256 or EdDSA', 'request_object_signing_alg doit être PS256, ES256 ou EdDSA'],
  ['a signed request must have nbf and exp, at most an hour apart', 'une demande signée doit avoir nbf et exp, distants d’une heure au plus'],
  ['response_mode must be jwt, or one that ends in .jwt', 'response_mode doit être jwt, ou un mode qui finit par .jwt'],
  [
    'introspection must be asked for a signed answer: Accept: application/token-introspection+jwt',
    'il faut demander à l’introspection une réponse signée : Accept: application/token-introspection+jwt',
  ],
  [
    'backchannel_token_delivery_mode must be poll or ping: tokens are fetched, not pushed',
    'backchannel_token_delivery_mode doit être poll ou ping : les jetons sont cherchés, pas envoyés',
  ],
  [
    'backchannel requests must be signed: backchannel_authentication_request_signing_alg must be PS256, ES256 or EdDSA',
    'les demandes par un autre appareil doivent être signées : backchannel_authentication_request_signing_alg doit être PS256, ES256 ou EdDSA',
  ],
  [
    'binding_message or authorization_details must be sent, so that the person can tell one request from another',
    'binding_message ou authorization_details doit être envoyé, pour que la personne distingue une demande d’une autre',
  ],
  ['its tokens must be bound to a key by DPoP, with ES256', 'ses jetons doivent être liés à une clé par DPoP, avec ES256'],
  ['ID tokens must be signed with ES256', 'les jetons d’identité doivent être signés avec ES256'],
  ['{…} ({}: {})', '{…} ({} : {})'],
]
