import { z } from 'zod'

/** The name of a claim or of a display property in one language. */
const label = z.strictObject({ name: z.string().min(1).max(128), locale: z.string().min(2).max(35).optional() })

/** The path to a value of a person: names separated by dots, like `address.country` or `metadata.level`. */
const pointer = z.string().regex(/^[\w-]{1,64}(?:\.[\w-]{1,64}){0,7}$/, 'must be names separated by dots, like address.country')

/** Names that the credential formats use themselves, which no claim on the first level may take. */
export const namesOfFormats: readonly string[] = ['iss', 'sub', 'iat', 'nbf', 'exp', 'cnf', 'vct', 'status', 'jti', 'vc', '_sd', '_sd_alg', '...']
const name = z
  .string()
  .regex(/^[\w:.-]{1,64}$/, 'must be letters, digits, dots, colons, hyphens and underscores')
  .refine((value) => value !== '...' && value !== '_sd' && value !== '_sd_alg' && value !== '__proto__', 'is a name that formats use themselves')

/** A claim of a credential: a value of the person, an object of claims, or a list. */
export interface CredentialClaim {
  readonly name: string
  readonly display?: readonly z.infer<typeof label>[] | undefined
  /** Where the value is found. Absent: under the same name. For claims in the items of a list: within the item. */
  readonly pointer?: string | undefined
  /** A fixed value, the same in every credential. */
  readonly value?: unknown
  /** Without it no credential is issued. */
  readonly mandatory?: boolean | undefined
  /** The holder may withhold it (in the formats that can). */
  readonly disclosable?: boolean | undefined
  /** Seconds after which it is out of date: the credential expires no later. */
  readonly expires_in?: number | undefined
  /** The claims of an object. */
  readonly claims?: readonly CredentialClaim[] | undefined
  /** The value is a list: its items can be withheld one by one, and may be objects of claims. */
  readonly items?: { readonly disclosable?: boolean | undefined; readonly claims?: readonly CredentialClaim[] | undefined } | undefined
}

const DEEPEST = 3
const claimWithin = (depth: number): z.ZodType<CredentialClaim> => {
  const claims = depth < DEEPEST ? z.array(claimWithin(depth + 1)).max(50) : z.array(z.never()).max(0)
  return z
    .strictObject({
      name,
      display: z.array(label).max(20).optional(),
      pointer: pointer.optional(),
      value: z.json().optional(),
      mandatory: z.boolean().optional(),
      disclosable: z.boolean().optional(),
      expires_in: z.int().min(60).max(315_360_000).optional(),
      claims: claims.optional(),
      items: z.strictObject({ disclosable: z.boolean().optional(), claims: claims.optional() }).optional(),
    })
    .refine((one) => [one.value, one.claims, one.items].filter((part) => part !== undefined).length <= 1, 'has one of value, claims and items')
    .refine((one) => one.value === undefined || one.pointer === undefined, 'has a value or a pointer') as z.ZodType<CredentialClaim>
}
const distinctNames = (claims: readonly CredentialClaim[]): boolean =>
  new Set(claims.map((one) => one.name)).size === claims.length && claims.every((one) => distinctNames(one.claims ?? one.items?.claims ?? []))

/** The claims of a credential, as a tree at most three levels deep. */
export const credentialClaims = z
  .array(claimWithin(1))
  .max(100)
  .refine(distinctNames, 'must not name a claim twice on one level')
  .refine(
    (claims) => !claims.some((one) => namesOfFormats.includes(one.name)),
    `must not take a name that formats use themselves: ${namesOfFormats.join(', ')}`,
  )

/** A claim with its path from the root; null stands for every item of a list (OID4VCI 1.0 §C). */
export interface PlacedClaim {
  readonly path: readonly (string | null)[]
  readonly claim: CredentialClaim
}

/** All claims of a tree with their paths, parents first. */
export const placedClaims = (claims: readonly CredentialClaim[], at: PlacedClaim['path'] = []): readonly PlacedClaim[] =>
  claims.flatMap((claim) => {
    const path = [...at, claim.name]
    return [{ path, claim }, ...placedClaims(claim.claims ?? [], path), ...placedClaims(claim.items?.claims ?? [], [...path, null])]
  })

/** True when a claim of a tree takes its value from below this name. */
export const pointsInto = (claims: readonly CredentialClaim[], name: string): boolean =>
  placedClaims(claims).some(({ claim: { pointer } }) => pointer === name || pointer?.startsWith(`${name}.`))
