import type { Context } from '#http/context.ts'
import { pointsInto } from '#model/credential-claims.ts'
import type { CredentialConfiguration } from '#model/credential-configuration.ts'
import { grant } from '#model/grant.ts'

type Members = Readonly<Record<string, unknown>>

/** The first step of a pointer to a claim that was presented; the id of a credential query and the path of the claim follow. */
export const PRESENTED = 'presented'

/** The verified content of the presentation that an offer follows: claims by the ids of the query, and the thumbprints of the keys that took part. */
export interface PresentedContent {
  readonly claims: Readonly<Record<string, readonly Members[]>>
  readonly keys: readonly string[]
}

/** A row that carries it: an offer, and then the grant of the wallet that redeemed the offer. */
interface Carrier {
  readonly id: string
  readonly sealed_presented?: string | undefined
}

const about = (id: string) => `presented for ${id}`

/** Seals it for one row: a reader of the database sees no claims, and a writer cannot move them to another row. */
export const sealPresented = ({ vault }: Pick<Context, 'vault'>, id: string, presented: PresentedContent): string =>
  vault.seal(JSON.stringify(presented), about(id))

export const openPresented = ({ vault }: Pick<Context, 'vault'>, { id, sealed_presented }: Carrier): PresentedContent | undefined =>
  sealed_presented === undefined ? undefined : JSON.parse(vault.unseal(sealed_presented, about(id)))

/** The presentation behind an order, where the claims point into it or the client checks who took part. */
export async function presentedFor({ configuration, client, grant_id }: Needing, context: Context): Promise<PresentedContent | undefined> {
  if (grant_id === undefined || !(client.check_public_client_id || pointsInto(configuration.claims, PRESENTED))) return undefined
  const row = await context.db.table(grant).get(grant_id)
  return row && openPresented(context, row)
}
interface Needing {
  readonly configuration: Pick<CredentialConfiguration, 'claims'>
  readonly client: { readonly check_public_client_id: boolean }
  readonly grant_id: string | undefined
}
