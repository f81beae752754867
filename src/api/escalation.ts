import { findClient } from '#clients/find-client.ts'
import { Refusal } from '#http/refusal.ts'
import { adminScopes, systemScopes } from '#model/system-scopes.ts'
import { DEFAULT_TENANT } from '#model/tenant.ts'
import type { Call } from './operation.ts'

const everywhere: ReadonlySet<string> = new Set(systemScopes.filter((scope) => !scope.public).map((scope) => scope.name))
/** The scopes that are powers in every tenant. Tenants are administered from the default one, so `tenants:…` is a power only there. */
const inTenants: ReadonlySet<string> = new Set([...everywhere].filter((name) => !name.startsWith('tenants:')))
const powersIn = ({ context }: Call) => (context.tenant.id === DEFAULT_TENANT ? everywhere : inTenants)
const readingScopeOf = (name: string) => name.replace(':manage:all', ':read:all')

/**
 * The caller's powers over the server. For a client all its scopes count, because it can get a token with all of them. For a person only the scopes
 * of the token count, because the application was granted no more. For a token of another issuer only its scopes count too, because that issuer
 * cannot get another token of the client.
 */
async function reachOf(call: Call): Promise<ReadonlySet<string>> {
  const { context, actor } = call
  const powers = powersIn(call)
  const held = actor.type === 'user' || actor.client_id !== actor.id ? [] : await ofClient(context, actor.id)
  const reach = [...actor.scopes, ...held].filter((name) => powers.has(name))
  return new Set([...reach, ...reach.map(readingScopeOf)])
}

const ofClient = async (context: Call['context'], id: string): Promise<Iterable<string>> => {
  const found = await findClient(context, id)
  return found?.authorize_scope ? found.authorized_scopes.flatMap(({ name }) => name ?? []) : []
}

/**
 * Prevents privilege escalation: nobody gives or takes a power over the server that they do not have. Otherwise a caller who may edit clients or
 * roles could become administrator of everything, or take powers from another administrator and then take over the account. Scopes of applications
 * are not powers.
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

/**
 * Demands every power over the server, for an edit whose author could sign in as anybody afterwards, also as an administrator.
 * @throws {Refusal} 403
 */
export const refuseUnlessAlmighty = (call: Call): Promise<void> => refuseEscalation(call, adminScopes)

/** The names in exactly one of two lists: the ones that an edit adds or removes. */
export const changedNames = (before: readonly string[], after: readonly string[]): string[] => [
  ...before.filter((name) => !after.includes(name)),
  ...after.filter((name) => !before.includes(name)),
]

/** The former powers of a row: those it had, with those that an edit takes away, so that its secret stays as well guarded. */
export function formerPowersAfter(known: readonly string[], before: Iterable<string>, after: Iterable<string>): string[] {
  const kept = new Set(after)
  const lost = [...before].filter((name) => everywhere.has(name) && !kept.has(name))
  return [...new Set([...known, ...lost])].sort()
}
