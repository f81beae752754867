import { answeredFor, stamps, type Wording } from './wording.ts'

export const credentialConfiguration: Wording = {
  ...stamps,
  ...answeredFor,
  id: ['Numéro', 'Nomme la configuration pour toujours.'],
  identifier: ['Identifiant', 'Le nom par lequel les portefeuilles la demandent, dans les offres et les métadonnées.'],
  description: ['Description', 'Une description pour qui l’administre.'],
  active: ['Active', 'Une configuration inactive n’est pas annoncée, et rien n’est émis par elle.'],
  format: ['Format', 'Le format de l’attestation. `dc+sd-jwt` permet de montrer les informations une à une.'],
  vct: ['Type (vct)', 'Le type d’une attestation SD-JWT : une URI que ses vérificateurs connaissent.'],
  types: ['Types', 'Les types d’une attestation du W3C, outre `VerifiableCredential`.'],
  doctype: ['Type de document', 'Le type de document d’un mdoc, comme `org.iso.18013.5.1.mDL`. Au premier niveau, ses informations sont des espaces de noms.'],
  claims: [
    'Informations',
    'Les informations, en arbre : chacune avec `name`, et `pointer` vers une valeur de la personne (`given_name`, `address.country`, `metadata.level`), une `value` fixe, d’autres `claims`, ou les `items` d’une liste ; `mandatory`, `disclosable`, `expires_in` en secondes, et `display` par langue.',
  ],
  display: ['Aspect', 'La carte telle que les portefeuilles la dessinent, une par langue : `name`, `background_color`, `text_color`, `logo`.'],
  scopes: [
    'Portées',
    'Les portées par lesquelles un portefeuille la demande : la première est annoncée, toutes doivent être accordées. De quelque façon qu’on la demande, qui ne peut les avoir ne l’obtient pas. Aucune : on la prend par une offre ou par des détails d’autorisation.',
  ],
  ttl: ['Durée', 'Combien de temps une attestation est valable.'],
  batch_size: ['Lot', 'Le plus d’attestations qu’un portefeuille prend en une demande, chacune liée à une autre clé.'],
  proof_types: [
    'Preuves de clé',
    'Comment un portefeuille prouve les clés auxquelles des attestations sont liées : par un JWT de chaque clé, ou par une attestation de clé qui répond de plusieurs. Aucune : elle n’est liée à aucune clé, et qui en a une copie peut la montrer.',
  ],
  require_key_attestation: [
    'Attestation de clé exigée',
    'Refuser les clés dont aucun attestateur ne répond : un émetteur de confiance avec l’usage `key_attestation`. Une attestation de clé comme preuve en demande toujours un.',
  ],
  key_storage: ['Garde des clés', 'Les niveaux acceptés de la garde des clés attestées : le potentiel d’attaque auquel elle résiste. Aucun : tous.'],
  user_authentication: ['Déverrouillage', 'Les niveaux acceptés de la façon dont une personne déverrouille les clés attestées. Aucun : tous.'],
  deferred: ['Différée', 'Remettre l’attestation lors d’une demande ultérieure plutôt qu’aussitôt.'],
  deferral: ['Délai', 'Combien de temps prend une attestation différée.'],
  status_list: ['Liste d’états', 'Donner à chaque attestation une place dans une liste d’états, pour pouvoir la suspendre et la révoquer.'],
  signing_alg: ['Algorithme', 'Comment les attestations sont signées.'],
  key_pair_id: ['Clé', 'La clé qui signe les attestations. Sinon : celle du client, ou du locataire.'],
  certificates: [
    'Certificats',
    'Le certificat de cette clé et sa chaîne, en PEM, la feuille d’abord et sans la racine : envoyés dans `x5chain` d’un mdoc, et dans `x5c` des autres formats.',
  ],
}

export const credentialConfigurationVersion: Wording = {
  id: ['Identifiant', 'La configuration et la version.'],
  configuration_id: ['Configuration', 'La configuration.'],
  version: ['Version', 'Quelle version.'],
  configuration: ['Contenu', 'Tous ses champs, tels qu’ils étaient.'],
  at: ['Quand', 'Quand elle est passée à cet état.'],
  actor_type: ['Genre d’acteur', 'Le genre d’acteur qui l’a changée.'],
  actor_id: ['Qui', 'L’acteur qui l’a changée.'],
}

export const credentialOffer: Wording = {
  id: ['Identifiant', 'Nomme l’offre, et ne peut servir de code.'],
  client_id: ['Client', 'Le client qui émet : ses autorisations, son identifiant, sa clé et son `enforce_tx_code` comptent.'],
  user_id: ['Personne', 'La personne dont parlent les attestations. À défaut : qui se connecte, et il n’y a pas de code préautorisé.'],
  credential_configuration_ids: ['Attestations', 'Les attestations, par les identifiants de leurs configurations.'],
  grants: [
    'Autorisations',
    'Les autorisations par lesquelles un portefeuille peut la prendre. Aucune : le code préautorisé si une personne est nommée, sinon le code d’autorisation.',
  ],
  attempts_left: ['Essais restants', 'Combien de codes de transaction peuvent encore être essayés.'],
  created_at: ['Faite', 'Quand elle a été faite.'],
  expires_at: ['Expire', 'Quand on ne peut plus la prendre.'],
  kept_until: ['Gardée jusqu’à', 'Quand la ligne peut partir. Jusque-là, un second usage est reconnu.'],
  used_at: ['Prise', 'Quand son code a été échangé.'],
}

export const issuedCredential: Wording = {
  id: ['Identifiant', 'Nomme l’attestation ici ; elle-même ne le porte pas.'],
  configuration_id: ['Configuration', 'Le genre d’attestation.'],
  configuration_version: ['Version de la configuration', 'La version du genre selon laquelle elle a été faite.'],
  format: ['Format', 'Son format.'],
  client_id: ['Client', 'Le client par lequel elle a été émise.'],
  user_id: ['Personne', 'La personne dont elle parle.'],
  holder_name: ['Nom', 'Le nom de cette personne à ce moment.'],
  grant_id: ['Autorisation', 'L’autorisation par laquelle elle a été prise.'],
  key_thumbprint: ['Empreinte de la clé', 'L’empreinte SHA-256 de la clé à laquelle elle est liée.'],
  attributes: ['Attributs', 'Les attributs de la personne qu’elle dit ; elle est suspendue ou révoquée avec eux.'],
  status: ['État', '`suspended` peut se défaire, `revoked` non.'],
  status_reason: ['Motif', 'Pourquoi elle a été suspendue ou révoquée.'],
  status_by: ['Cause', 'La cause de l’état : un `administrator`, ou un `attribute` de la personne, suspendu ou révoqué.'],
  status_list_id: ['Liste', 'La liste qui dit son état.'],
  status_index: ['Place', 'Sa place dans la liste.'],
  wallet_event: ['Compte rendu', 'Le dernier compte rendu de son portefeuille.'],
  version: ['Version', 'Grandit à chaque changement ; envoyée comme ETag.'],
  issued_at: ['Émise', 'Quand elle a été émise.'],
  expires_at: ['Expire', 'Quand elle expire, en millisecondes depuis 1970.'],
  updated_at: ['Changée', 'Quand son état changea pour la dernière fois.'],
}

export const statusList: Wording = {
  ...stamps,
  ...answeredFor,
  id: ['Identifiant', 'Nomme la liste dans son adresse.'],
  description: ['Description', 'Une description pour qui l’administre.'],
  active: [
    'Active',
    'Une liste inactive dit suspendue chacune de ses attestations, jusqu’à ce qu’on la réactive ; les nouvelles attestations prennent place dans une autre.',
  ],
  client_id: ['Client', 'Le client dont elle dit les attestations, et dont la clé la signe.'],
  size: ['Taille', 'Pour combien d’attestations elle a des places.'],
  is_open: ['Ouverte', 'De nouvelles attestations y prennent place.'],
  version: ['Version', 'Croît à chaque modification et à chaque changement d’état : chaque nœud refait alors la liste.'],
}

export const statusListVersion: Wording = {
  id: ['Identifiant', 'La ligne et sa version.'],
  status_list_id: ['Liste', 'La liste d’états.'],
  status_list: ['Contenu', 'Tous ses champs, tels qu’ils étaient.'],
  version: ['Version', 'Quelle version.'],
  at: ['Quand', 'Quand il en a été ainsi.'],
  actor_type: ['Genre d’acteur', 'Le genre d’acteur qui l’a changé.'],
  actor_id: ['Qui', 'L’acteur qui l’a changé.'],
}
