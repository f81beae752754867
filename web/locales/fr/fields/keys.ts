import { stamps, type Wording } from './wording.ts'

export const keyPair: Wording = {
  ...stamps,
  id: ['Identifiant', 'Son `kid` : l’empreinte RFC 7638 de la clé publique.'],
  name: ['Nom', 'Comment on l’appelle.'],
  type: ['Type', 'Le genre de clé.'],
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
  networks: ['Réseaux', 'Les réseaux d’où il fut utilisé : /24 en IPv4, /64 en IPv6 ; les seize derniers.'],
}

export const credential: Wording = {
  ...used,
  id: ['Identifiant', 'Nomme le secret.'],
  client_id: ['Client', 'Le client qu’il prouve.'],
  name: ['Nom', 'Comment on l’appelle ; inventé s’il n’est pas donné.'],
  prefix: ['Début', 'Comment le secret commence.'],
  last_four: ['Fin', 'Comment le secret finit ; gardé pour les secrets engendrés seulement.'],
  created_at: ['Fait', 'Quand il fut fait.'],
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
