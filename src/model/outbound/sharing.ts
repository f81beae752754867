import { type Kind, oneOf } from '#fields/kinds.ts'

/** The tenants that may use a record: its own, all of the same owner, or all. Use does not include reading: secrets stay with the tenant of the record. */
export const sharingLevels = ['tenant', 'owner', 'everyone'] as const
export type Sharing = (typeof sharingLevels)[number]
export const sharing = (): Kind<Sharing> => oneOf(...sharingLevels)
