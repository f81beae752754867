/**
 * The legacy grant types: one shows passwords to the client, the other sends tokens through the address bar (RFC 9700 §2.1.2, §2.4). Only an
 * administrator of clients switches them on; a developer cannot, not even by a review.
 */
const legacyGrants = ['implicit', 'password']
export const isLegacyGrant = (name: string): boolean => legacyGrants.includes(name)

interface Granting {
  readonly supported_grant_types: readonly string[]
}

/** The legacy grants that an edit would add. */
export const addedLegacyGrants = (was: Granting | undefined, { supported_grant_types }: Granting): string[] =>
  supported_grant_types.filter((name) => isLegacyGrant(name) && !was?.supported_grant_types.includes(name))

export const legacyGrantFault = (name: string): string => `${name} is a legacy grant: only an administrator switches it on for a client`
