import { z } from 'zod'
import type { OnBehalf } from '#clients/on-behalf.ts'
import { demand } from '#credentials/fault.ts'
import { thumbprintOf } from '#keys/public-keys.ts'
import type { PartyPolicy } from '#model/presentation/party-policy.ts'
import { keyOfDid } from './issuer-trust.ts'

const names = z.array(z.string().min(1).max(2048)).min(1).max(20).optional()
/** The policy as a party states it, in the token that it signs. Operators that we do not know are refused: they would be rules that nobody keeps. */
const stated = z.strictObject({ client_id: z.strictObject({ one_of: names, superset_of: names }) })

type Stated = z.infer<typeof stated>['client_id']

/** The most names in one response whose documents are fetched. Each fetch goes where a stranger says (amplification). */
const MOST_FETCHED = 4
/** A thumbprint (RFC 7638), or a DID that holds its key: nothing is fetched for either. */
const isAtHand = (name: string): boolean => !name.startsWith('did:') || /^did:(?:key|jwk):/.test(name)

/** The thumbprint of the key of a party: of its DID, or already one (RFC 7638). */
async function keyOfParty(name: string, party: OnBehalf): Promise<string> {
  if (!name.startsWith('did:')) return name.slice(0, 64)
  return thumbprintOf({ kid: undefined, key: (await keyOfDid(party, name, 'authentication')).key })
}

function readStated(said: unknown): Stated {
  const { success, data } = stated.safeParse(said)
  demand(success, 'metadata_policy must be {"client_id": {"one_of": [...], "superset_of": [...]}}, with DIDs or thumbprints of keys')
  return data.client_id
}

/**
 * Reads each `metadata_policy` of the tokens that the parties of one response signed: who may answer after them, and who must have answered before
 * credentials are offered.
 * @throws {CredentialFault}
 */
export async function readPolicies(said: readonly unknown[], party: OnBehalf): Promise<PartyPolicy[]> {
  const policies = said.filter((one) => one !== undefined).map(readStated)
  const names = new Set(policies.flatMap(({ one_of = [], superset_of = [] }) => [...one_of, ...superset_of]))
  const fetched = [...names].filter((name) => !isAtHand(name)).length
  demand(
    fetched <= MOST_FETCHED,
    `metadata_policy names more than ${MOST_FETCHED} DIDs whose documents must be fetched: name the keys by did:jwk or thumbprint`,
  )
  const keys = new Map<string, string>()
  // One after another, so that a response does not open many connections at once.
  for (const name of names) keys.set(name, await keyOfParty(name, party))
  const keysOf = (list: readonly string[] | undefined) => list?.flatMap((name) => keys.get(name) ?? [])
  return policies.map(({ one_of, superset_of }) => ({ one_of: keysOf(one_of), superset_of: keysOf(superset_of) }))
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
