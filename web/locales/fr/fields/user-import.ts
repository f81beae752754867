import { stamps, type Wording } from './wording.ts'

export const userImport: Wording = {
  ...stamps,
  id: ['Identifiant', 'L’identifiant de l’importation ; il ne change jamais.'],
  name: ['Nom', 'Ce dont il s’agit, comme le nom du fichier.'],
  format: ['Format', '`csv` : la première ligne nomme les colonnes. `ndjson` : un objet JSON par ligne.'],
  backend_id: ['Annuaire', 'L’annuaire où vont les personnes. Sans choix : celui par défaut.'],
  proved: [
    'Adresses prouvées',
    'Ce que le fichier dit d’adresses et de numéros prouvés est cru. Seulement avec tous les pouvoirs sur le serveur, car une adresse prouvée ouvre ce à quoi son propriétaire a droit.',
  ],
  columns: [
    'Colonnes',
    'Colonne du fichier → champ de la personne, `metadata.` ou `address.` et un membre, `roles`, `groups` ou `password_hash` ; null omet la colonne. Les autres sont lues par leur nom.',
  ],
  state: [
    'État',
    '`uploading` : prend du texte. `checked` : rien n’est encore écrit ; les fautes sont dites. `done` : toutes les lignes sans faute sont écrites. `stopped` : reprend où c’était. `failed` : le fichier ne peut être lu.',
  ],
  error: ['Erreur', 'Pourquoi le fichier ne peut être lu.'],
  found: ['Colonnes du fichier', 'Les colonnes trouvées dans le fichier.'],
  received: ['Reçu', 'Les caractères envoyés ; la partie suivante commence ici.'],
  parts: ['Parties', 'Les parties dans lesquelles le texte est gardé.'],
  slices: ['Tranches', 'Les tranches dans lesquelles les lignes sont gardées.'],
  place: ['Tranches faites', 'Les tranches qui sont faites.'],
  rows: ['Lignes', 'Les lignes avec une personne.'],
  handled: ['Lignes traitées', 'Les lignes vérifiées ou écrites.'],
  created: ['Créées', 'Les personnes qui ont été créées, ou le seraient.'],
  skipped: ['Sautées', 'Les personnes qui existent déjà, ou déjà nommées dans le fichier ; elles restent comme elles sont.'],
  faulty: ['Fautives', 'Les lignes avec une faute.'],
  kept_until: ['Gardé jusqu’à', 'Quand le texte envoyé est effacé, quoi qu’il en advienne.'],
  ended_at: ['Fin', 'Quand elle a été finie.'],
}
