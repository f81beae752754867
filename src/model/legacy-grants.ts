/**
 * Grants of the past: one shows passwords to the client, the other sends tokens through the address bar (RFC 9700 §2.1.2, §2.4). A developer
 * does not switch them on for an application of their own, nor by a review: that takes whoever administers clients.
 */
const legacyGrants = ['implicit', 'password']
export const isLegacyGrant = (name: string): boolean => legacyGrants.includes(name)

interface Granting {
  readonly supported_grant_types: readonly string[]
}

/** The legacy grants that an edit would add. */
export const addedLegacyGrants = (was: Granting | undefined, { supported_grant_types }: Granting): string[] =>
  supported_grant_types.filter((name) => isLegacyGrant(name) && !was?.supported_grant_types.includes(name))

export const legacyGrantFault = (name: string): string => `${name} is a grant of the past: only an administrator switches it on for a client`
