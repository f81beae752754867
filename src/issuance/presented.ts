import type { Context } from '#http/context.ts'
import { pointsInto } from '#model/credential-claims.ts'
import type { CredentialConfiguration } from '#model/credential-configuration.ts'
import { grant } from '#model/grant.ts'
import { openPresented, type PresentedContent } from '#oauth/presented-content.ts'

/** The first step of a pointer to a claim that was presented; the id of a credential query and the path of the claim follow. */
export const PRESENTED = 'presented'

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
