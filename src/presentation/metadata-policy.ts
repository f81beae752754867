import { z } from 'zod'
import type { OnBehalf } from '#clients/on-behalf.ts'
import { demand } from '#credentials/fault.ts'
import { thumbprintOf } from '#keys/public-keys.ts'
import type { PartyPolicy } from '#model/presentation/party-policy.ts'
import { keyOfDid } from './issuer-trust.ts'

const names = z.array(z.string().min(1).max(2048)).min(1).max(20).optional()
/** The policy as a party states it, in the token that it signs. Operators that we do not know are refused: they would be rules that nobody keeps. */
const stated = z.strictObject({ client_id: z.strictObject({ one_of: names, superset_of: names }) })

/** The thumbprint of the key of a party: of its DID, or already one (RFC 7638). */
async function keyOfParty(name: string, party: OnBehalf): Promise<string> {
  if (!name.startsWith('did:')) return name.slice(0, 64)
  return thumbprintOf({ kid: undefined, key: (await keyOfDid(party, name, 'authentication')).key })
}

const keysOf = async (list: readonly string[] | undefined, party: OnBehalf): Promise<string[] | undefined> =>
  list && Promise.all(list.map((name) => keyOfParty(name, party)))

/**
 * Reads the `metadata_policy` of a token that a party signed: who may answer after it, and who must have answered before credentials are offered.
 * @throws {CredentialFault}
 */
export async function readPolicy(said: unknown, party: OnBehalf): Promise<PartyPolicy[]> {
  if (said === undefined) return []
  const { success, data } = stated.safeParse(said)
  demand(success, 'metadata_policy must be {"client_id": {"one_of": [...], "superset_of": [...]}}, with DIDs or thumbprints of keys')
  const { one_of, superset_of } = data.client_id
  return [{ one_of: await keysOf(one_of, party), superset_of: await keysOf(superset_of, party) }]
}

/** Demands that each of the keys may answer, by the policies of those who answered before. @throws {CredentialFault} */
export function demandAllowed(policies: readonly PartyPolicy[], keys: readonly string[]): void {
  for (const { one_of } of policies)
    if (one_of)
      demand(keys.length > 0 && keys.every((key) => one_of.includes(key)), 'the key of the response is of nobody whom metadata_policy allows: see one_of')
}

/** Demands that everybody whom a policy names has answered. @throws {CredentialFault} */
export function demandComplete(policies: readonly PartyPolicy[], keys: readonly string[]): void {
  for (const { superset_of = [] } of policies)
    demand(
      superset_of.every((key) => keys.includes(key)),
      'not everybody whom metadata_policy demands has answered: see superset_of',
    )
}
