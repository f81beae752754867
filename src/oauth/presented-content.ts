import type { Members } from '#fields/json-object.ts'
import type { Context } from '#http/context.ts'

/** The verified content that a grant carries for credentials: claims by the ids of a credential query, and the thumbprints of the keys that took part. */
export interface PresentedContent {
  readonly claims: Readonly<Record<string, readonly Members[]>>
  readonly keys: readonly string[]
}

/** A row that carries it: an offer, and then the grant of the wallet that redeemed the offer. */
interface CarrierRow {
  readonly id: string
  readonly sealed_presented?: string | undefined
}

const about = (id: string) => `presented for ${id}`

/** Seals it for one row: a reader of the database sees no claims, and a writer cannot move them to another row. */
export const sealPresented = ({ vault }: Pick<Context, 'vault'>, id: string, presented: PresentedContent): string =>
  vault.seal(JSON.stringify(presented), about(id))

export const openPresented = ({ vault }: Pick<Context, 'vault'>, { id, sealed_presented }: CarrierRow): PresentedContent | undefined =>
  sealed_presented === undefined ? undefined : JSON.parse(vault.unseal(sealed_presented, about(id)))
