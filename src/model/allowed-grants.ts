import type { Organization } from './organization.ts'

/** These give no token, and a client that may not revoke would leave its tokens alive. */
const always: ReadonlySet<string> = new Set(['revoke', 'introspect'])

/** The grants that an organization does not allow its clients. */
export const grantsBarredBy = ({ settings: { allowed_grant_types: allowed } }: Pick<Organization, 'settings'>, grants: readonly string[]): string[] =>
  allowed === undefined ? [] : grants.filter((name) => !allowed.includes(name) && !always.has(name))

export const grantBarred = (name: string): string => `${name} is a grant that the organization does not allow its clients`
