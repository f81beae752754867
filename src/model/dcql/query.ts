import { z } from 'zod'

/** The name of a credential or claim in a query (OID4VP 1.0 §6.1). */
const id = z.string().regex(/^[\w-]{1,128}$/, 'must be of letters, digits, underscores and hyphens')

/** One step of a claims path (OID4VP 1.0 §7): a member, an element, or null for all elements. */
const step = z.union([z.string().min(1).max(256), z.int().min(0).max(10_000), z.null()])
export type PathStep = z.infer<typeof step>

const claim = z.strictObject({
  id: id.optional(),
  path: z.array(step).min(1).max(16),
  values: z
    .array(z.union([z.string().max(1024), z.int(), z.boolean()]))
    .min(1)
    .max(200)
    .optional(),
  /** mso_mdoc: the verifier keeps the element (OID4VP 1.0 §B.2.4). */
  intent_to_retain: z.boolean().optional(),
})
export type ClaimQuery = z.infer<typeof claim>

/** The type of a credential, by format (OID4VP 1.0 §B). */
const meta = z.strictObject({
  vct_values: z.array(z.string().min(1).max(2048)).min(1).max(50).optional(),
  doctype_value: z.string().min(1).max(256).optional(),
  type_values: z
    .array(z.array(z.string().min(1).max(2048)).min(1).max(20))
    .min(1)
    .max(50)
    .optional(),
})

const trustedAuthority = z.strictObject({
  type: z.enum(['aki', 'etsi_tl', 'openid_federation']),
  values: z.array(z.string().min(1).max(2048)).min(1).max(50),
})

/** The credential formats that a query can ask for. */
export const queriedFormats = ['dc+sd-jwt', 'jwt_vc_json', 'mso_mdoc'] as const

const credential = z
  .strictObject({
    id,
    format: z.enum(queriedFormats),
    multiple: z.boolean().optional(),
    meta,
    trusted_authorities: z.array(trustedAuthority).min(1).max(20).optional(),
    require_cryptographic_holder_binding: z.boolean().optional(),
    claims: z.array(claim).min(1).max(100).optional(),
    claim_sets: z.array(z.array(id).min(1).max(100)).min(1).max(50).optional(),
  })
  .superRefine(({ claims, claim_sets }, faults) => {
    const named = (claims ?? []).flatMap((one) => one.id ?? [])
    const say = (message: string) => faults.addIssue({ code: 'custom', message, path: ['claim_sets'] })
    if (new Set(named).size !== named.length) say('two claims have one id')
    if (!claim_sets) return
    if (!claims) say('claim_sets needs claims')
    else if (named.length < claims.length) say('with claim_sets each claim needs an id')
    for (const missing of claim_sets.flat().filter((name) => !named.includes(name))) say(`claim_sets names ${missing}, which is no claim`)
  })
export type CredentialQuery = z.infer<typeof credential>

const credentialSet = z.strictObject({
  options: z.array(z.array(id).min(1).max(50)).min(1).max(50),
  required: z.boolean().optional(),
})

/** A query for credentials (Digital Credentials Query Language, OID4VP 1.0 §6). */
export const dcqlQuery = z
  .strictObject({ credentials: z.array(credential).min(1).max(50), credential_sets: z.array(credentialSet).min(1).max(50).optional() })
  .superRefine(({ credentials, credential_sets }, faults) => {
    const names = credentials.map((one) => one.id)
    if (new Set(names).size !== names.length) faults.addIssue({ code: 'custom', message: 'two credentials have one id', path: ['credentials'] })
    for (const missing of (credential_sets ?? []).flatMap(({ options }) => options.flat()).filter((name) => !names.includes(name)))
      faults.addIssue({ code: 'custom', message: `credential_sets names ${missing}, which is no credential`, path: ['credential_sets'] })
  })
export type DcqlQuery = z.infer<typeof dcqlQuery>
