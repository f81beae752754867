import { demand } from '#credentials/fault.ts'
import type { Presentation } from '#model/presentation/presentation.ts'

/**
 * Demands that one key proved everything in a response, and that it is of a party of the flow where the client demands that
 * (`check_public_client_id`). Where a person follows from the credentials, a key is demanded of each: without one, whoever has
 * a copy could sign in by it.
 * @throws {CredentialFault}
 */
export function demandParty(proved: readonly (string | undefined)[], { purpose, parties, offer_follows }: Presentation): void {
  if (purpose === 'api' && !offer_follows) return
  const namesPerson = purpose === 'sign_in' || offer_follows
  const keys = proved.filter((key) => key !== undefined)
  demand(new Set(keys).size <= 1, 'the tokens of the response are proved by different keys')
  demand(!namesPerson || keys.length === proved.length, 'nobody signs in, nor is offered credentials, by a credential without a proof by the key of its holder')
  demand(parties.length === 0 || keys.every((key) => parties.includes(key)), 'the key of the response is of nobody who took part in this flow before')
}
