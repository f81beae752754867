import { matchCredential, type QueriedCredential } from './match.ts'
import type { SelectedClaim } from './path.ts'
import type { CredentialQuery, DcqlQuery } from './query.ts'

/** A credential of a holder that satisfies a query, with the claims that would be disclosed. */
export interface Candidate<C> {
  readonly credential: C
  readonly claims: readonly SelectedClaim[]
}

/** One choice that a holder has: the credentials for each query that is answered. */
export interface HolderChoice<C> {
  readonly query: CredentialQuery
  readonly candidates: readonly Candidate<C>[]
}

/** True when the answered queries satisfy the sets (OID4VP 1.0 §6.4.2): without sets, all are demanded. */
function isSatisfied({ credentials, credential_sets }: DcqlQuery, answered: ReadonlySet<string>): boolean {
  if (!credential_sets) return credentials.every(({ id }) => answered.has(id))
  return credential_sets.every(({ options, required = true }) => !required || options.some((names) => names.every((name) => answered.has(name))))
}

/** The queries of the first option of each set that can be answered; optional sets are included where they can be. */
function wantedIds({ credentials, credential_sets }: DcqlQuery, answerable: ReadonlySet<string>): ReadonlySet<string> {
  if (!credential_sets) return new Set(credentials.map(({ id }) => id))
  return new Set(credential_sets.flatMap(({ options }) => options.find((names) => names.every((name) => answerable.has(name))) ?? []))
}

/**
 * The choices of a holder for a request (OID4VP 1.0 §6.4); undefined when the credentials do not satisfy it. Sets are tried in the order of the
 * verifier's preference.
 */
export function chooseCredentials<C>(query: DcqlQuery, held: readonly (QueriedCredential & { readonly held: C })[]): readonly HolderChoice<C>[] | undefined {
  const choices = query.credentials.map(
    (one): HolderChoice<C> => ({
      query: one,
      candidates: held.flatMap((credential) => {
        const match = matchCredential(one, credential)
        return 'claims' in match ? [{ credential: credential.held, claims: match.claims }] : []
      }),
    }),
  )
  const answerable = new Set(choices.flatMap(({ query: { id }, candidates }) => (candidates.length > 0 ? [id] : [])))
  if (!isSatisfied(query, answerable)) return undefined
  const names = wantedIds(query, answerable)
  return choices.filter(({ query: { id } }) => names.has(id))
}

/** The faults of a response (OID4VP 1.0 §8.1): credentials that were not asked for, that do not fit, or that are missing. */
export function responseFaults(query: DcqlQuery, presented: Readonly<Record<string, readonly QueriedCredential[]>>): readonly string[] {
  const faults: string[] = []
  for (const [id, credentials] of Object.entries(presented)) {
    const asked = query.credentials.find((one) => one.id === id)
    if (!asked) {
      faults.push(`${id.slice(0, 64)} was not asked for`)
      continue
    }
    if (credentials.length === 0) faults.push(`${id}: no credential is presented`)
    if (credentials.length > 1 && asked.multiple !== true) faults.push(`${id}: ${credentials.length} credentials are presented, and one was asked for`)
    for (const credential of credentials) {
      const match = matchCredential(asked, credential)
      if ('fault' in match) faults.push(`${id}: ${match.fault}`)
    }
  }
  if (!isSatisfied(query, new Set(Object.keys(presented)))) faults.push('not all the credentials that are required were presented')
  return faults
}
