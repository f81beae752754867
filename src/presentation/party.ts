import { demand } from '#credentials/fault.ts'
import type { Presentation } from '#model/presentation/presentation.ts'

/**
 * Demands that one key proved everything in a response, and that it is of a party of the flow where the client demands that
 * (`check_public_client_id`). A sign-in demands a key of every credential: without one, whoever has a copy could sign in by it.
 * @throws {CredentialFault}
 */
export function demandParty(proved: readonly (string | undefined)[], { purpose, parties }: Presentation): void {
  if (purpose !== 'wallet' && purpose !== 'sign_in') return
  const keys = proved.filter((key) => key !== undefined)
  demand(new Set(keys).size <= 1, 'the tokens of the response are proved by different keys')
  demand(purpose !== 'sign_in' || keys.length === proved.length, 'nobody signs in by a credential without a proof by the key of its holder')
  demand(parties.length === 0 || keys.every((key) => parties.includes(key)), 'the key of the response is of nobody who took part in this flow before')
}
