/** The fields of a resource in French: what each is called, and its line of help. */
export type Wording = Readonly<Record<string, readonly [label: string, help: string]>>

/** The fields that every edited row has. */
export const stamps: Wording = {
  version: ['Version', 'Croît à chaque modification ; envoyée comme ETag.'],
  created_at: ['Fait', 'Quand la ligne fut faite.'],
  updated_at: ['Modifié', 'Quand la ligne fut modifiée pour la dernière fois.'],
}

/** The field of rows from which powers over the server can be taken. */
export const formerPowers: Wording = {
  former_powers: [
    'Anciens pouvoirs',
    'Portées de l’API d’administration qui furent retirées. Qui pose un secret ou un mot de passe en a encore besoin : elles peuvent revenir.',
  ],
}
