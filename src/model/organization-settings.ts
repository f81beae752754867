import { z } from 'zod'
import { type Kind, shape } from '#fields/kinds.ts'

/**
 * The settings that an organization decides for its own people and clients. An unknown name is refused: otherwise an administrator who mistypes a rule would
 * believe that it holds.
 */
const schema = z.strictObject({
  /** The grants that its clients may use, besides `revoke` and `introspect`; all unless said. */
  allowed_grant_types: z.array(z.string().min(1).max(64)).max(64).optional(),
  /** How long an invitation waits for its answer, in seconds. */
  invitation_ttl: z.int().min(3600).max(2_592_000).optional(),
  /** `required`: members must show a second factor. */
  mfa: z.enum(['optional', 'required']).optional(),
  /** How long members may put it off, in seconds; as long as the identity provider allows unless said. */
  mfa_grace_ttl: z.int().min(0).max(7_776_000).optional(),
  /** The least number of characters of a new password of a member. */
  password_min_length: z.int().min(8).max(128).optional(),
  /** How many of the last passwords of a member a new one must differ from. */
  password_history: z.int().min(0).max(24).optional(),
  /** How hard to guess a new password of a member must be, from 1 to 4. */
  password_min_strength: z.int().min(0).max(4).optional(),
  /** How long a sign-in of a member lasts, in seconds. */
  session_ttl: z.int().min(60).max(31_536_000).optional(),
  /** How long it lasts without use, in seconds. */
  session_idle_ttl: z.int().min(60).max(31_536_000).optional(),
})
export type OrganizationSettings = z.infer<typeof schema>

export const organizationSettings = (): Kind<OrganizationSettings> => shape('settings of an organization', schema)
