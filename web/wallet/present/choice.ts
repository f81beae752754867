import { matchCredential } from '#model/dcql/match.ts'
import type { SelectedClaim } from '#model/dcql/path.ts'
import type { CredentialQuery, DcqlQuery } from '#model/dcql/query.ts'
import { type Content, contentOf } from '../cards/content.ts'
import type { Card } from '../vault/kept.ts'

/** A card that answers a query, with the claims that it would disclose. */
export interface Match {
  readonly card: Card
  readonly content: Content
  readonly claims: readonly SelectedClaim[]
}
/** A query with the cards that answer it; for one with `claim_sets`, once for each set. */
export interface Answerable {
  readonly query: CredentialQuery
  readonly matches: readonly Match[]
}
/** A part of the request in which the person has a choice: one of these groups of queries, or none where it is not required. */
export interface Part {
  readonly options: readonly (readonly string[])[]
  readonly required: boolean
}
/** The queries that cards of a person answer. Where the request cannot be met, `missing` names the queries that no card answers. */
export interface Answerables {
  readonly queries: readonly Answerable[]
  readonly parts: readonly Part[]
  readonly missing: readonly CredentialQuery[]
}

/** Each set of claims by itself, so that the person chooses what is disclosed and not the order of the verifier. */
const alternatives = (query: CredentialQuery): readonly CredentialQuery[] => query.claim_sets?.map((set) => ({ ...query, claim_sets: [set] })) ?? [query]

function matchesOf(query: CredentialQuery, held: readonly { readonly card: Card; readonly content: Content }[]): Match[] {
  return alternatives(query).flatMap((one) =>
    held.flatMap(({ card, content }) => {
      const match = matchCredential(one, content)
      const isBound = query.require_cryptographic_holder_binding === false || card.copies.some(({ key_id }) => key_id !== undefined)
      return 'claims' in match && isBound ? [{ card, content, claims: match.claims }] : []
    }),
  )
}

/** The parts of a request whose options can be answered (OID4VP 1.0 §6.4.2). Without sets every query is a part of its own. */
function partsOf({ credentials, credential_sets }: DcqlQuery, answered: ReadonlySet<string>): readonly Part[] {
  const sets = credential_sets ?? credentials.map(({ id }) => ({ options: [[id]], required: true }))
  return sets.map(({ options, required = true }) => ({ options: options.filter((names) => names.every((name) => answered.has(name))), required }))
}

/** Finds the cards that answer a request. */
export async function findAnswers(dcql: DcqlQuery, cards: readonly Card[]): Promise<Answerables> {
  const held = await Promise.all(cards.map(async (card) => ({ card, content: await contentOf(card) })))
  const current = held.filter(({ content }) => content.expires_at === undefined || content.expires_at > Date.now())
  const queries = dcql.credentials.map((query) => ({ query, matches: matchesOf(query, current) }))
  const answered = new Set(queries.flatMap(({ query, matches }) => (matches.length > 0 ? [query.id] : [])))
  const parts = partsOf(dcql, answered)
  const isMet = parts.every(({ options, required }) => !required || options.length > 0)
  return { queries, parts: parts.filter(({ options }) => options.length > 0), missing: isMet ? [] : dcql.credentials.filter(({ id }) => !answered.has(id)) }
}
