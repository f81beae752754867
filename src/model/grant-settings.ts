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
    /** The other issuers whose tokens it may exchange (RFC 8693 §2.1, RFC 7523 §2.1). None: our own tokens only. */
    subject_issuers: z.array(z.string().min(1).max(2048)).max(20).optional(),
    /** The other clients whose tokens it may exchange, besides its own and those that are for it. */
    subject_clients: z.array(z.string().min(1).max(255)).max(100).optional(),
    /** The APIs that a token may be exchanged for, besides those that it is for already. */
    target_audiences: z.array(absoluteUri).max(100).optional(),
    /** The subjects that may act by an actor token, besides the client itself. */
    actors: z.array(z.string().min(1).max(255)).max(100).optional(),
    /** An exchanged token does not show that the client acts (RFC 8693 §1.1). */
    impersonation: z.boolean().optional(),
    /** The budget for tokens of people at other services. None: it gets no such token. */
    vault: z
      .strictObject({
        tokens_per_hour: z.int().min(1).max(100_000),
        /** When it ends, in milliseconds since 1970. */
        ends_at: z.int().min(0).max(8.64e15).optional(),
        stopped: z.boolean().optional(),
      })
      .optional(),
  }),
)
export type GrantSettings = z.infer<typeof grantSettings>
