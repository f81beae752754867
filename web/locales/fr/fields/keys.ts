import { answeredFor, stamps, type Wording } from './wording.ts'

export const keyPair: Wording = {
  ...stamps,
  id: ['Identifiant', 'Son `kid` : l’empreinte RFC 7638 de la clé publique.'],
  name: ['Nom', 'Comment on l’appelle.'],
  type: ['Type', 'Le genre de clé.'],
  use: ['Usage', 'Si elle signe, ou si d’autres chiffrent pour elle. Une clé de chiffrement ne signe rien.'],
  alg: ['Algorithme', 'Ce avec quoi elle signe, à moins qu’un client demande un autre algorithme qui va à la clé.'],
  client_id: ['Client', 'Le client à qui elle est. Sinon : le locataire.'],
  is_default: ['Par défaut', 'Si elle signe pour tout client qui n’a pas sa clé et demande son algorithme.'],
  state: [
    'État',
    'Active : signe, dès que l’heure est venue. Sortante : signe jusqu’à ce que son successeur le fasse, et reste publiée jusqu’à la fin de ce qu’elle a signé. Retirée : non publiée.',
  ],
  signs_at: ['Signe dès', 'Dès quand elle signe. D’ici là elle est seulement publiée, et la clé qu’elle remplace continue.'],
  retires_at: ['Retirée', 'Jusqu’à quand une clé sortante est publiée.'],
  successor_id: ['Successeur', 'La clé qui a pris sa place.'],
  public_key: ['Clé publique (PEM)', 'La clé publique, en PEM.'],
  public_jwk: ['Clé publique (JWK)', 'La clé publique, en JWK.'],
  first_used_at: ['Premier usage', 'Quand elle a signé pour la première fois.'],
  last_used_at: ['Dernier usage', 'Quand elle a signé pour la dernière fois.'],
}

const used: Wording = {
  first_used_at: ['Premier usage', 'Le premier usage.'],
  last_used_at: ['Dernier usage', 'Le dernier usage ; il paraît en deux secondes.'],
  use_count: ['Usages', 'Le nombre d’usages.'],
  networks: ['Réseaux', 'Les réseaux d’où il a été utilisé : /24 en IPv4, /64 en IPv6 ; les seize derniers.'],
}

export const clientDocument: Wording = {
  client_id: ['Client', 'Le client ; son identifiant est l’adresse du document.'],
  digest: ['Empreinte', 'Le SHA-256 du document tel qu’il a été lu la dernière fois.'],
  fetched_at: ['Lu', 'Quand il a été lu pour la dernière fois.'],
  fresh_until: ['Frais jusqu’à', 'Jusqu’à quand il sert sans être relu.'],
}

export const registration: Wording = {
  client_id: ['Client', 'Le client.'],
  network: ['Réseau', 'Le réseau dont il vient : /24 pour IPv4, /64 pour IPv6.'],
  initial_access_token_id: ['Jeton initial', 'Le jeton initial qui l’a permis.'],
  vouched: ['Garanti', 'Les métadonnées que sa déclaration de logiciel garantit ; un remplacement ne peut pas les changer.'],
  registered_at: ['Enregistré', 'Quand il a été enregistré.'],
}

export const initialAccessToken: Wording = {
  ...stamps,
  id: ['Identifiant', 'Nomme le jeton.'],
  name: ['Nom', 'Le programme ou l’équipe qui le détient.'],
  uses_left: ['Usages restants', 'Combien de clients peuvent encore être enregistrés avec lui. À défaut : autant qu’on veut.'],
  expires_at: ['Expire', 'Quand il expire. À défaut : jamais.'],
  last_used_at: ['Dernier usage', 'Quand un client a été enregistré avec lui pour la dernière fois.'],
  created_by: ['Fait par', 'Qui l’a fait.'],
}

export const credential: Wording = {
  ...used,
  id: ['Identifiant', 'Nomme le secret.'],
  client_id: ['Client', 'Le client qu’il prouve.'],
  name: ['Nom', 'Comment on l’appelle ; inventé s’il n’est pas donné.'],
  prefix: ['Début', 'Comment le secret commence.'],
  file: ['Fichier', 'Le fichier de secret qui le contient, relu quand il change.'],
  last_four: ['Fin', 'Comment le secret finit ; gardé pour les secrets engendrés seulement.'],
  created_at: ['Fait', 'Quand il a été fait.'],
  created_by: ['Fait par', 'Qui l’a fait.'],
  reminded_at: ['Rappelé', 'Quand on a demandé pour la dernière fois au responsable de le remplacer.'],
  reminded_by: ['Rappelé par', 'Qui l’a demandé.'],
  expires_at: ['Expire', 'Quand il cesse de valoir. Sinon : jamais.'],
  warned_at: ['Averti', 'Quand son expiration prochaine a été signalée pour la dernière fois.'],
}

export const clientKeyUse: Wording = {
  ...used,
  id: ['Identifiant', 'Client et empreinte.'],
  client_id: ['Client', 'Le client.'],
  thumbprint: ['Empreinte', 'L’empreinte SHA-256 de la clé.'],
  kid: ['kid', 'Comment le client l’a nommée en dernier.'],
}

export const trustedIssuer: Wording = {
  ...stamps,
  ...answeredFor,
  id: ['Identifiant', 'Nomme l’émetteur pour toujours.'],
  name: ['Nom', 'Comment on l’appelle.'],
  issuer: ['Émetteur', 'Son « iss », à la lettre près.'],
  active: ['Actif', 'Si on lui fait confiance.'],
  purposes: [
    'Usages',
    'À quoi servent ses jetons : « api » les accepte comme jetons porteurs à l’API de ce serveur ; « token_exchange » et « jwt_bearer » les échangent contre des nôtres ; « id_jag » accepte ses assertions d’identité ; « client_federation » laisse des clients se prouver par eux ; « client_attestation » se porte garant des clés d’installations de clients, « key_attestation » de celles auxquelles des attestations sont liées. Aucun : à rien.',
  ],
  jwks: ['Clés publiques', 'Ses clés publiques.'],
  jwks_uri: [
    'Adresse des clés',
    'Où sont publiées ses clés. Sans clés, sans cette adresse, sans racines et sans point d’introspection, la découverte les trouve.',
  ],
  roots: ['Racines', 'Les certificats racines, en PEM, dont doit descendre le certificat de sa clé dans `x5c`, au lieu de clés publiées.'],
  signing_algs: ['Algorithmes', 'Les algorithmes avec lesquels ses jetons peuvent être signés.'],
  introspection_endpoint: ['Point d’introspection', 'Où on l’interroge sur un jeton, au lieu de clés.'],
  introspection_client_id: ['Client d’introspection', 'Le client qui l’interroge.'],
  introspection_client_secret: ['Secret d’introspection', 'Son secret, ou {"ref": "nom"} pour celui d’un fichier secret.'],
  hmac_secret: [
    'Secret HMAC',
    'Le secret qui signe ses jetons (HS256, HS384, HS512), au lieu de clés publiques : au moins 32 octets, ou {"ref": "nom"} pour celui d’un fichier secret.',
  ],
  cache_ttl: [
    'Durée de cache',
    'Les secondes pendant lesquelles ses clés publiées, ou les réponses de son introspection, sont gardées. Un jeton révoqué là-bas reste bon ici aussi longtemps.',
  ],
  audiences: ['Audiences', 'Les noms dont un jeton doit porter l’un comme « aud ». Aucun : l’émetteur de ce locataire.'],
  token_types: ['Types de jeton', 'Les « typ » que ses jetons peuvent porter. « JWT » prend aussi ceux qui ne disent rien.'],
  scopes: ['Portées', 'Le plus que ses jetons peuvent faire ici : des portées d’un jeton, celles de cette liste que son sujet détient. Aucune : rien.'],
  subject_claim: ['Revendication du sujet', 'La revendication qui dit de qui parle un jeton.'],
  override_claim: ['Revendication prioritaire', 'Une revendication qui nomme la personne par son identifiant d’ici. Elle passe avant celle du sujet.'],
  creates_people: [
    'Crée les personnes',
    'Une personne qu’un jeton nomme par nom d’utilisateur ou adresse, et que nul ne connaît ici, est créée dans le backend par défaut, sans mot de passe.',
  ],
  attributes: [
    'Attributs',
    'La revendication qui remplit chaque attribut d’une personne créée. Les autres viennent de celle du même nom ; qui est connu garde les siens.',
  ],
  subject_is: ['Le sujet est', 'Ce qu’elle contient d’une personne d’ici : l’identifiant, le nom d’utilisateur, ou une adresse vérifiée des deux côtés.'],
  user_id: ['Personne', 'La personne pour qui parlent tous ses jetons, quoi qu’ils disent.'],
  client_id: ['Client', 'Le client pour qui parlent tous ses jetons, quoi qu’ils disent.'],
}

export const signer: Wording = {
  ...stamps,
  id: ['Identifiant', 'Nomme le signataire pour toujours.'],
  name: ['Nom', 'Ce que les clients nomment comme leur signataire.'],
  url: ['Adresse', 'Où on lui demande des signatures.'],
  secret: ['Secret', 'Ce que ce serveur lui montre, ou {"ref": "nom"} pour celui d’un fichier secret.'],
  jwks: [
    'Clés publiques',
    'Ses clés publiques, chacune avec « kid » et « alg ». Toutes sont publiées ; de celles d’un algorithme, la première signe : une nouvelle se met d’abord à la fin, puis en tête.',
  ],
}

export const trustedIssuerVersion: Wording = {
  id: ['Identifiant', 'La ligne et sa version.'],
  trusted_issuer_id: ['Émetteur', 'L’émetteur de confiance.'],
  trusted_issuer: ['Contenu', 'Tous ses champs, tels qu’ils étaient.'],
  version: ['Version', 'Quelle version.'],
  at: ['Quand', 'Quand il en fut ainsi.'],
  actor_type: ['Genre d’acteur', 'Le genre d’acteur qui l’a changé.'],
  actor_id: ['Qui', 'L’acteur qui l’a changé.'],
}
