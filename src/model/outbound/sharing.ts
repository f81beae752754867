import { type Kind, oneOf } from '#fields/kinds.ts'

/** Who may use a record: its own tenant, all tenants of the same owner, or every tenant. To use is not to read: secrets stay with the tenant that has them. */
export const sharingLevels = ['tenant', 'owner', 'everyone'] as const
export type Sharing = (typeof sharingLevels)[number]
export const sharing = (): Kind<Sharing> => oneOf(...sharingLevels)
