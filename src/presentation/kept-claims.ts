import type { Context } from '#http/context.ts'
import type { Presentation } from '#model/presentation/presentation.ts'

type Vaulted = Pick<Context, 'vault'>

/** The claims of a presentation, by the ids of the query. */
export type PresentedClaims = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

const about = (id: string) => `claims of ${id}`

/** The claims of the earlier presentations of a chain, by the thumbprints of the keys that proved them. */
export type EarlierClaims = Readonly<Record<string, PresentedClaims>>

/** Seals the claims of a presentation for its row, and no other. */
export const sealClaims = ({ vault }: Vaulted, id: string, claims: PresentedClaims): string => vault.seal(JSON.stringify(claims), about(id))

/** The claims of an accepted presentation; undefined when there are none. */
export const openClaims = ({ vault }: Vaulted, { id, sealed_claims }: Presentation): PresentedClaims | undefined =>
  sealed_claims === undefined ? undefined : JSON.parse(vault.unseal(sealed_claims, about(id)))

const claimsBefore = (id: string) => `claims before ${id}`

/** Seals the claims of earlier presentations for the row that continues their chain. */
export const sealEarlier = ({ vault }: Vaulted, id: string, earlier: EarlierClaims): string => vault.seal(JSON.stringify(earlier), claimsBefore(id))

const openEarlier = ({ vault }: Vaulted, { id, sealed_earlier }: Presentation): EarlierClaims =>
  sealed_earlier === undefined ? {} : JSON.parse(vault.unseal(sealed_earlier, claimsBefore(id)))

/** The claims that the next presentation of a chain finds: those of this one beside the earlier ones. Claims that no key proved are left behind. */
export function claimsForNext(context: Vaulted, row: Presentation): EarlierClaims {
  const earlier = openEarlier(context, row)
  const { holder_key } = row
  return holder_key === undefined ? earlier : { ...earlier, [holder_key]: { ...earlier[holder_key], ...openClaims(context, row) } }
}

/**
 * The claims of a chain that its last presentation may speak of: of earlier presentations only what the same key proved, because another party could
 * else lend what it holds; of two answers to one query the later one.
 */
export const claimsOfChain = (context: Vaulted, row: Presentation, last: PresentedClaims): PresentedClaims => ({
  ...(row.holder_key === undefined ? {} : openEarlier(context, row)[row.holder_key]),
  ...last,
})
