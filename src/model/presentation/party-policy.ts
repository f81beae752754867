import { z } from 'zod'

const keys = z.array(z.string().max(64)).max(20).optional()

/** A rule of one party on the others in a flow (`metadata_policy`), by the thumbprints of their keys. */
export const partyPolicies = z
  .array(
    z.strictObject({
      /** The keys that may answer next. */
      one_of: keys,
      /** The keys that must have answered before credentials are offered. */
      superset_of: keys,
    }),
  )
  .max(8)
export type PartyPolicy = z.infer<typeof partyPolicies>[number]
