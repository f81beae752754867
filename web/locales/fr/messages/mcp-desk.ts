import type { Saying } from '../../translator.ts'

/** The reasons why an MCP client will not connect. */
export const ofMcpDesk: readonly Saying[] = [
  ['the client is not active', 'le client n’est pas actif'],
  ['it cannot keep a secret, so the client needs none alone among its methods', 'il ne peut garder de secret : none doit être la seule méthode du client'],
  ['the client lacks the authorization_code grant', 'il manque au client le flux authorization_code'],
  ['the client does not demand PKCE', 'le client n’exige pas PKCE'],
  ['the client has no redirect URI with https or at a loopback address', 'le client n’a pas d’adresse de retour en https ou de boucle locale'],
  ['the client breaks a profile that is enforced: see its posture', 'le client enfreint un profil exigé : voyez sa posture'],
  [
    'no API is open to the client: register the MCP server as an API, and open it to this client',
    'nulle API n’est ouverte au client : enregistrez le serveur MCP comme API, et ouvrez-la à ce client',
  ],
  [
    'no API is open to anyone, and nobody has looked at such a client: register the MCP server as an API that is open to anyone',
    'nulle API n’est ouverte à tous, et personne n’a examiné un tel client : enregistrez le serveur MCP comme API ouverte à tous',
  ],
  ['the tenant accepts no metadata documents: set client_documents', 'le locataire n’accepte pas de documents de métadonnées : réglez client_documents'],
  [
    'the tenant trusts no host of metadata documents: list them in client_document_hosts',
    'le locataire ne se fie à aucun hôte de documents : listez-les dans client_document_hosts',
  ],
  [
    'RS256 is not accepted from clients, and known clients sign with it: add it to client_signing_algs',
    'RS256 n’est pas accepté des clients, et des clients connus s’en servent : ajoutez-le à client_signing_algs',
  ],
  ['clients cannot register themselves here: set registration of the tenant', 'les clients ne peuvent s’enregistrer ici : réglez registration du locataire'],
  [
    'registration takes an initial access token, which known clients cannot send: set registration of the tenant to open',
    'l’enregistrement exige un jeton initial, que les clients connus ne savent envoyer : mettez registration du locataire à open',
  ],
]
