import { demand } from '#credentials/fault.ts'
import type { Presentation } from '#model/presentation/presentation.ts'

/**
 * Demands that one key proved everything in a response, and that it is of a party of the flow where the client demands that
 * (`check_public_client_id`).
 * @throws {CredentialFault}
 */
export function demandParty(keys: readonly string[], { purpose, parties }: Presentation): void {
  if (purpose !== 'wallet') return
  demand(new Set(keys).size <= 1, 'the tokens of the response are proved by different keys')
  demand(parties.length === 0 || keys.every((key) => parties.includes(key)), 'the key of the response is of nobody who took part in this flow before')
}
