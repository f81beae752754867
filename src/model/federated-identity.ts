import { z } from 'zod'

/** An identity that another issuer gives to a workload: the issuer, the subject and further claims of its tokens. */
export const federatedIdentities = z
  .array(
    z.strictObject({
      issuer: z.string().min(1).max(2048),
      /** `sub` of the tokens, compared exactly. A `*` after the last `:` or `/` stands for any rest. */
      subject: z
        .string()
        .min(1)
        .max(2048)
        .regex(/^[^*]+$|^[^*]*[:/]\*$/, 'may hold one *, as the last character and after : or /'),
      /** Claims that they carry besides, with these values. */
      claims: z.record(z.string().max(128), z.string().max(1024)).optional(),
    }),
  )
  .max(20)
export type FederatedIdentity = z.infer<typeof federatedIdentities>[number]

export const isSubjectPattern = ({ subject }: FederatedIdentity): boolean => subject.endsWith('*')

/** True when the verified claims of an issuer match an identity. */
export function matchesIdentity(identity: FederatedIdentity, issuer: string, claims: Readonly<Record<string, unknown>>): boolean {
  const { sub } = claims
  if (identity.issuer !== issuer || typeof sub !== 'string') return false
  const { subject, claims: wanted = {} } = identity
  const isNamed = isSubjectPattern(identity) ? sub.length >= subject.length && sub.startsWith(subject.slice(0, -1)) : sub === subject
  return isNamed && Object.entries(wanted).every(([name, value]) => Object.hasOwn(claims, name) && claims[name] === value)
}
