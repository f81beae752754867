/** The fields of a resource in French: what each is called, and its line of help. */
export type Wording = Readonly<Record<string, readonly [label: string, help: string]>>

/** The fields that every edited row has. */
export const stamps: Wording = {
  version: ['Version', 'Croît à chaque modification ; envoyée comme ETag.'],
  created_at: ['Fait', 'Quand la ligne a été faite.'],
  updated_at: ['Modifié', 'Quand la ligne a été modifiée pour la dernière fois.'],
}

/** The fields of what stands on the desk. */
export const answeredFor: Wording = {
  owner: ['Responsable', 'Qui en répond : l’identifiant d’une personne, ou tout autre texte à lire.'],
  contacts: ['Contacts', 'Comment joindre les responsables : des adresses électroniques en général, ou tout autre texte.'],
  review: ['Revue', '`approved` : quelqu’un d’autre que ses auteurs l’a vu tel qu’il est. La revue est à refaire après chaque changement qui compte.'],
  review_note: ['Mot de la revue', 'Ce qu’en dit qui l’a revu.'],
  reviewed_by: ['Revu par', 'Qui l’a revu.'],
  reviewed_at: ['Revu le', 'Quand il a été revu.'],
  authors: [
    'Auteurs',
    'Qui l’a modifié depuis sa dernière approbation, avec les propriétaires des clients qui l’ont fait : aucun d’eux ne peut l’approuver. Le premier changement après une approbation recommence la liste.',
  ],
}

/** The field of rows from which powers over the server can be taken. */
export const formerPowers: Wording = {
  former_powers: [
    'Anciens pouvoirs',
    'Portées de l’API d’administration qui ont été retirées. Qui pose un secret ou un mot de passe en a encore besoin : elles peuvent revenir.',
  ],
}
