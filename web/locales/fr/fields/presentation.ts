import { answeredFor, stamps, type Wording } from './wording.ts'

export const verifier: Wording = {
  ...stamps,
  ...answeredFor,
  id: ['Identifiant', 'Nomme le vérificateur pour toujours.'],
  name: ['Nom', 'Le nom affiché, que montrent les portefeuilles.'],
  purpose: ['But', 'Pourquoi on demande ces attestations, en une phrase que lisent les personnes.'],
  scope: ['Portée', 'La portée par laquelle une demande trouve cette définition.'],
  active: ['Actif', 'Un vérificateur inactif ne demande rien et ne prend aucune réponse.'],
  client_id: ['Client', 'Le client qui demande : sa clé et son `did` signent, ses `trusted_hosts` bornent ce qu’on va chercher. Sinon : ce serveur.'],
  dcql: ['Requête DCQL', 'La requête : des attestations, leurs revendications, et des ensembles d’attestations.'],
  presentation_exchange: [
    'Presentation Exchange',
    'Demander aux portefeuilles par une définition de présentation qui découle de la requête, comme le brouillon 21, au lieu de la requête elle-même : pour les portefeuilles qui ne connaissent pas DCQL.',
  ],
  client_id_prefix: [
    'Identification',
    'Comment se nomme le vérificateur : par un DID, un nom de son certificat, l’empreinte du certificat, une attestation, ou sans signature par son adresse.',
  ],
  encrypted_response: ['Réponse chiffrée', 'Le portefeuille chiffre sa réponse pour une clé de cette demande ; sinon, seul TLS la protège.'],
  key_pair_id: ['Clé', 'La clé qui signe les demandes. Sinon : celle du client, ou du locataire.'],
  certificates: ['Certificats', 'Le certificat de cette clé et sa chaîne, en PEM, celui de la clé d’abord.'],
  attestation: ['Attestation', 'L’attestation du vérificateur : un JWT dont `cnf.jwk` est cette clé.'],
  wallet: ['Portefeuille', 'L’adresse qui ouvre un portefeuille ; la demande y est ajoutée.'],
  issuers: ['Émetteurs', 'Les émetteurs de confiance : adresses https et DID, comparés exactement. Sans émetteurs ni racines, seul ce serveur l’est.'],
  roots: ['Racines', 'Les certificats racines, en PEM, dont doivent descendre les émetteurs qui ont une chaîne dans `x5c`.'],
  cross_device: [
    'Depuis un autre appareil',
    'Montrer un code QR, par lequel répond un portefeuille sur un autre appareil. Sans cela, seul répond celui de l’appareil du navigateur : qui envoie le code à d’autres n’obtient pas leur réponse.',
  ],
  check_status: ['Statut', 'Chercher la liste de statut de chaque attestation, et refuser ce qui est révoqué, suspendu ou invérifiable.'],
  subject_claim: ['Revendication du sujet', 'La revendication qui nomme la personne qui se connecte : un chemin comme `email` ou `address.locality`.'],
  offers: [
    'Attestations offertes ensuite',
    'Les attestations offertes à qui présente ce qui est demandé, une fois à chaque présentation, par les identifiants de leurs configurations. Leurs revendications peuvent désigner ce qui a été présenté : `presented`, l’identifiant d’une demande, puis le chemin de sa revendication. Le client du vérificateur les émet.',
  ],
  subject_is: ['Attribut du sujet', 'L’attribut d’une personne auquel on compare cette revendication.'],
  register: ['Inscrire', 'Faire un compte à qui n’en a pas.'],
  claims: ['Revendications', 'Les attributs d’un tel compte, chacun avec le chemin de la revendication qui le remplit.'],
}

export const presentation: Wording = {
  id: ['Identifiant', 'Nomme la présentation ; n’ouvre rien.'],
  verifier_id: ['Vérificateur', 'La définition par laquelle on a demandé.'],
  client_id: ['Client', 'Le client qui a demandé, s’il y en a un.'],
  policies: ['Règles', 'Les règles de ceux qui ont répondu plus tôt pour ceux qui répondent ensuite (`metadata_policy`), par les empreintes de leurs clés.'],
  offer_follows: ['Une offre suit', 'Des attestations sont offertes à qui présente ce qui est demandé : voir `offers` du vérificateur.'],
  purpose: ['Usage', 'Elle connecte une personne, répond à un appel de l’API, ou appartient à une demande qu’un portefeuille a commencée.'],
  state: [
    'État',
    '`waiting` : attend un portefeuille ; `accepted` : ses revendications peuvent être lues ; `refused` : voir `refusal` ; `used` : quelqu’un s’est connecté avec.',
  ],
  return_to: ['Retour', 'Où va le navigateur après la réponse d’un portefeuille du même appareil.'],
  flow: ['Voie', 'La voie par laquelle le portefeuille a répondu.'],
  seen: ['Vu', 'Chaque attestation acceptée : son type, son émetteur et les noms de ses revendications.'],
  response_types: ['Jetons demandés', 'Ce qu’on demande au portefeuille : des attestations, un jeton d’identité auto-émis, ou les deux.'],
  chain: ['Chaîne', 'Les empreintes des clés prouvées plus tôt dans son parcours.'],
  parties: ['Parties', 'Les empreintes des clés qui peuvent répondre. Aucune : toutes.'],
  holder_key: ['Clé du détenteur', 'L’empreinte de la clé que le détenteur a prouvée.'],
  holder: ['Détenteur', 'Le DID, ou l’empreinte de la clé, que le détenteur a prouvé.'],
  refusal: ['Refus', 'Pourquoi la réponse a été refusée, ou ce que le portefeuille a dit à la place.'],
  created_at: ['Demandée', 'Quand on l’a demandée.'],
  answered_at: ['Répondue', 'Quand le portefeuille a répondu.'],
  expires_at: ['Expire', 'Quand on ne peut plus y répondre.'],
  kept_until: ['Gardée jusqu’à', 'Quand la ligne, et les revendications qu’elle contient, sont supprimées.'],
}

export const verifierVersion: Wording = {
  id: ['Identifiant', 'La ligne et sa version.'],
  verifier_id: ['Vérificateur', 'Le vérificateur.'],
  verifier: ['Contenu', 'Tous ses champs, tels qu’ils étaient.'],
  version: ['Version', 'Quelle version.'],
  at: ['Quand', 'Quand il en a été ainsi.'],
  actor_type: ['Genre d’acteur', 'Le genre d’acteur qui l’a changé.'],
  actor_id: ['Qui', 'L’acteur qui l’a changé.'],
}

export const deskActivity: Wording = {
  id: ['Identifiant', 'L’expiration, l’objet et l’heure.'],
  subject_id: ['Objet', 'La ligne qui a été utilisée.'],
  hour_at: ['Heure', 'Le début de l’heure.'],
  uses: ['Usages', 'Les présentations acceptées, les attestations émises, ou les listes lues.'],
  refusals: ['Refus', 'Les présentations refusées.'],
  last_at: ['Dernier', 'Le dernier d’entre eux.'],
  expires_at: ['Expire', 'Quand la ligne est retirée.'],
}

export const deskLastUse: Wording = {
  subject_id: ['Objet', 'La ligne qui fut utilisée.'],
  last_at: ['Dernier usage', 'Son dernier usage ou refus.'],
  expires_at: ['Expire', 'Quand la ligne est retirée.'],
}
