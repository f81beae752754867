import type { Context } from '#http/context.ts'
import type { CredentialQuery } from '#model/dcql/query.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { type Verifier, verifier } from '#model/presentation/verifier.ts'
import { issuesAs } from './own-issuer.ts'

/** The steps of a path in the credential of a query. The namespaces of an mdoc have dots in them: its last one parts the element from its namespace. */
export function stepsOf({ format }: Pick<CredentialQuery, 'format'>, path: string): readonly string[] {
  const dot = path.lastIndexOf('.')
  return format === 'mso_mdoc' && dot > 0 ? [path.slice(0, dot), path.slice(dot + 1)] : path.split('.')
}

/** True when a query asks for the claim at a path, or for a value that it stands in. A query without claims asks for all that the credential always tells. */
export function asksFor(query: CredentialQuery, path: string): boolean {
  const [{ claims }, steps] = [query, stepsOf(query, path)]
  return claims === undefined || claims.some((one) => one.path.every((step, at) => step === steps[at]))
}

/** The reason why nobody could sign in by a verifier, if any: a copy of a credential is no proof, and the claim that names the person must be asked for. */
export function signInQueryFault({ dcql: { credentials }, subject_claim }: Pick<Verifier, 'dcql' | 'subject_claim'>): string | undefined {
  const unbound = credentials.find((one) => one.require_cryptographic_holder_binding === false)
  if (unbound) return `it says who a person is, so ${unbound.id} must be bound to the key of its holder: leave require_cryptographic_holder_binding out`
  if (credentials.some((one) => asksFor(one, subject_claim))) return undefined
  return `it says who a person is, and no credential is asked for ${subject_claim}, which names them (subject_claim): add it to claims`
}

/** True when people sign in, or are offered further credentials, by credentials that this server issued. */
export async function signsInWithOurs(context: Context): Promise<boolean> {
  const { db } = context
  const ids = new Set((await db.table(identityProvider).find({})).flatMap(({ verifier_id }) => verifier_id ?? []))
  const used = (await db.table(verifier).find({ active: true })).filter(({ id, offers }) => ids.has(id) || offers.length > 0)
  // With neither issuers nor roots a verifier trusts this server only.
  const isOpen = used.some(({ issuers, roots }) => issuers.length === 0 && roots === undefined)
  return isOpen || issuesAs(context, [...new Set(used.flatMap(({ issuers }) => issuers))])
}
