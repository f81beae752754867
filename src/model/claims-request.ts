import { z } from 'zod'

const asked = z.union([z.null(), z.object({ essential: z.boolean().optional(), value: z.json().optional(), values: z.array(z.json()).max(50).optional() })])
const members = z.record(z.string().min(1).max(256), asked).refine((record) => Object.keys(record).length <= 100, 'must ask for at most 100 claims')

/** The `claims` parameter: individual claims, for the ID token or for userinfo (OIDC Core §5.5). Unknown members are ignored. */
export const claimsRequest = z.object({ userinfo: members.optional(), id_token: members.optional() })
export type ClaimsRequest = z.infer<typeof claimsRequest>
export type AskedClaims = z.infer<typeof members>
export type AskedClaim = z.infer<typeof asked>
