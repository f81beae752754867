/** The fields of a resource in French: what each is called, and its line of help. */
export type Wording = Readonly<Record<string, readonly [label: string, help: string]>>

/** What every edited row carries. */
export const stamps: Wording = {
  version: ['Version', 'Croît à chaque modification ; envoyée comme ETag.'],
  created_at: ['Fait', 'Quand la ligne fut faite.'],
  updated_at: ['Modifié', 'Quand la ligne fut modifiée pour la dernière fois.'],
}

/** What a row carries that powers over the server can be taken from. */
export const formerPowers: Wording = {
  former_powers: [
    'Anciens pouvoirs',
    'Portées de l’API d’administration qui furent retirées. Qui pose un secret ou un mot de passe en a encore besoin : elles peuvent revenir.',
  ],
}
