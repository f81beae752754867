import { findClient } from '#clients/find-client.ts'
import { Refusal } from '#http/refusal.ts'
import { systemScopes } from '#model/system-scopes.ts'
import { DEFAULT_TENANT } from '#model/tenant.ts'
import type { Call } from './operation.ts'

const everywhere: ReadonlySet<string> = new Set(systemScopes.filter((scope) => !scope.public).map((scope) => scope.name))
/** Tenants are administered from the default one only: in another, their scopes open nothing. */
const inTenants: ReadonlySet<string> = new Set([...everywhere].filter((name) => !name.startsWith('tenants:')))
const powersIn = ({ context }: Call) => (context.tenant.id === DEFAULT_TENANT ? everywhere : inTenants)
const reading = (name: string) => name.replace(':manage:all', ':read:all')

/**
 * The powers over the server that the caller has. A client can get itself a token with all that it holds, so that counts, whatever the token
 * at hand carries. For a person only the token counts: the application that shows it was given no more of them. A token of another issuer speaks for
 * a client without being able to get another, so there too only the token counts.
 */
async function reachOf(call: Call): Promise<ReadonlySet<string>> {
  const { context, actor } = call
  const powers = powersIn(call)
  const held = actor.type === 'user' || actor.client_id !== actor.id ? [] : await ofClient(context, actor.id)
  const reach = [...actor.scopes, ...held].filter((name) => powers.has(name))
  return new Set([...reach, ...reach.map(reading)])
}

const ofClient = async (context: Call['context'], id: string): Promise<Iterable<string>> => {
  const found = await findClient(context, id)
  return found?.authorize_scope ? found.authorized_scopes.flatMap(({ name }) => name ?? []) : []
}

/**
 * Nobody hands out a power over the server that they cannot have, or takes it away: who may edit clients or roles would otherwise make
 * themselves administrator of everything, or disarm whoever is mightier and take over their account. Scopes of applications are no such powers.
 * @throws {Refusal} 403
 */
export async function refuseEscalation(call: Call, names: Iterable<string>): Promise<void> {
  const powers = powersIn(call)
  const touched = [...new Set(names)].filter((name) => powers.has(name))
  if (touched.length === 0) return
  const reach = await reachOf(call)
  const beyond = touched.filter((name) => !reach.has(name))
  if (beyond.length > 0) throw new Refusal('forbidden', 403, `you may neither give nor take what you cannot have yourself: ${beyond.join(', ')}`)
}

/** The names that are in one list and not in both: what an edit gives, and what it takes away. */
export const changedNames = (before: readonly string[], after: readonly string[]): string[] => [
  ...before.filter((name) => !after.includes(name)),
  ...after.filter((name) => !before.includes(name)),
]

/** The powers over the server that somebody held and that an edit takes: kept, so that whoever guards them goes on guarding what they open. */
export function formerPowersAfter(known: readonly string[], before: Iterable<string>, after: Iterable<string>): string[] {
  const kept = new Set(after)
  const lost = [...before].filter((name) => everywhere.has(name) && !kept.has(name))
  return [...new Set([...known, ...lost])].sort()
}
