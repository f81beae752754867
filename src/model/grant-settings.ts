import { z } from 'zod'
import { absoluteUri } from './client-kinds.ts'

/** Settings of a client for one grant type, by its name. An absent setting is that of the client for all grant types. */
export const grantSettings = z.record(
  z.string().max(128),
  z.strictObject({
    format: z.enum(['opaque', 'jwt']).optional(),
    access_token_ttl: z.int().min(1).max(86_400).optional(),
    /** Issue a refresh token with the access token. */
    refresh: z.boolean().optional(),
    /** The APIs that a token is for when the request names none (RFC 8707 §2). */
    audience: z.array(absoluteUri).min(1).max(20).optional(),
    /** The client must authenticate. */
    secret_required: z.boolean().optional(),
  }),
)
export type GrantSettings = z.infer<typeof grantSettings>
