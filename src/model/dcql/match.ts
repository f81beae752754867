import { pathText, type SelectedClaim, selectClaims } from './path.ts'
import type { ClaimQuery, CredentialQuery } from './query.ts'

/** A credential as a query looks at it. */
export interface QueriedCredential {
  readonly format: CredentialQuery['format']
  /** The document type of an mdoc. */
  readonly doctype?: string
  /** Its claims with every disclosure in place; for an mdoc, its elements by namespace. */
  readonly claims: Readonly<Record<string, unknown>>
  /** The key identifiers of the authorities in its certificate chain, in base64url (OID4VP 1.0 §6.1.1.1). */
  readonly authorityKeys?: readonly string[]
}

/** The claims of a credential that satisfy a query, or why it does not. */
export type CredentialMatch = { readonly claims: readonly SelectedClaim[] } | { readonly fault: string }

const listOrNone = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** The types of a W3C credential: inside `vc`, or at the top since data model 2.0. */
const credentialTypes = ({ vc, type }: Readonly<Record<string, unknown>>): readonly unknown[] =>
  typeof vc === 'object' && vc !== null && 'type' in vc ? listOrNone(vc.type) : listOrNone(type)

/** The reason why a credential is of another type than the query names (OID4VP 1.0 §B.1.1, §B.2.3). */
function typeFault({ meta, format }: CredentialQuery, { claims, doctype }: QueriedCredential): string | undefined {
  const { vct_values, doctype_value, type_values } = meta
  if (format === 'dc+sd-jwt' && vct_values && !vct_values.some((vct) => vct === claims['vct'])) return `its vct is not one of ${vct_values.join(', ')}`
  if (format === 'mso_mdoc' && doctype_value !== undefined && doctype !== doctype_value) return `its doctype is not ${doctype_value}`
  const types = credentialTypes(claims)
  if (format === 'jwt_vc_json' && type_values && !type_values.some((all) => all.every((type) => types.includes(type))))
    return 'its types are not those asked for'
  return undefined
}

function authorityFault({ trusted_authorities }: CredentialQuery, { authorityKeys = [] }: QueriedCredential): string | undefined {
  const accepted = trusted_authorities?.flatMap(({ type, values }) => (type === 'aki' ? values : []))
  if (accepted === undefined || accepted.some((key) => authorityKeys.includes(key))) return undefined
  return 'it is of none of the trusted authorities'
}

/** The values that a claim query takes of a credential; undefined when there are none. `values` compares type and value exactly (OID4VP 1.0 §6.3). */
function selectValues({ path, values }: ClaimQuery, { claims }: QueriedCredential): readonly SelectedClaim[] | undefined {
  const selected = selectClaims(path, claims)
  const fitting = values === undefined ? selected : selected.filter(({ value }) => values.some((one) => one === value))
  return fitting.length > 0 ? fitting : undefined
}

/** The claims that are to be disclosed (OID4VP 1.0 §6.4.1): all of `claims`, or those of the first of `claim_sets` that the credential can satisfy. */
function claimsFor({ claims = [], claim_sets }: CredentialQuery, credential: QueriedCredential): CredentialMatch {
  const of = (queries: readonly ClaimQuery[]): CredentialMatch => {
    const found = queries.map((query) => ({ query, selected: selectValues(query, credential) }))
    const missing = found.find(({ selected }) => selected === undefined)
    if (missing) return { fault: `the claim ${pathText(missing.query.path)} is missing${missing.query.values ? ', or has another value' : ''}` }
    return { claims: found.flatMap(({ selected }) => selected ?? []) }
  }
  if (!claim_sets) return of(claims)
  const matches = claim_sets.map((names) => of(claims.filter(({ id }) => id !== undefined && names.includes(id))))
  return matches.find((match) => 'claims' in match) ?? matches[0] ?? { fault: 'no set of claims is there' }
}

/** Matches a credential against one query of a DCQL request (OID4VP 1.0 §6.1). */
export function matchCredential(query: CredentialQuery, credential: QueriedCredential): CredentialMatch {
  if (query.format !== credential.format) return { fault: `its format is ${credential.format}, not ${query.format}` }
  const fault = typeFault(query, credential) ?? authorityFault(query, credential)
  return fault === undefined ? claimsFor(query, credential) : { fault }
}
