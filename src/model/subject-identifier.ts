import { z } from 'zod'

const text = z.string().min(1).max(2048)

/** A subject identifier (RFC 9493 §3): a person, in one of the formats that this server understands. */
export const subjectIdentifier = z.discriminatedUnion('format', [
  z.object({ format: z.literal('account'), uri: text.regex(/^acct:[^@]+@[^@]+$/, 'must look like acct:ada@example.com') }),
  z.object({ format: z.literal('email'), email: text.regex(/^[^@]+@[^@]+$/, 'must be an e-mail address') }),
  z.object({ format: z.literal('iss_sub'), iss: text, sub: text }),
  z.object({ format: z.literal('opaque'), id: text }),
])
export type SubjectIdentifier = z.infer<typeof subjectIdentifier>
