import type { CompiledClient } from '#clients/find-client.ts'
import { findSignInPlace } from '#clients/sign-in-place.ts'
import type { Context } from '#http/context.ts'
import { TWO_FACTORS } from '#login/factors/factors.ts'
import { organizationsOf } from '#login/organizations-of.ts'
import type { SignedIn } from '#login/sessions.ts'
import type { IdentityProvider } from '#model/identity-provider.ts'
import type { Role } from '#model/role.ts'
import { user } from '#model/user.ts'
import { heldRoles } from './held-scopes.ts'

/** A rule that demands a second factor of a person, and the time it gives them to add one, in seconds. */
export interface FactorDemand {
  readonly by: 'provider' | 'client' | 'role' | 'organization'
  readonly name: string
  readonly grace: number
}

/** The demands on a person who lacks a second factor. */
export interface FactorDue {
  readonly demands: readonly FactorDemand[]
  /** Until then the person may put it off. The strictest rule counts. */
  readonly until: number
}

/** The rules that demand a second factor of a person at a client. */
async function demandsOn(context: Context, { client, signedIn, provider }: Owing): Promise<FactorDemand[]> {
  const grace = provider.second_factor_grace_ttl
  const [organizations, roles] = await Promise.all([organizationsOf(context, signedIn.user.id), heldRoles(context, signedIn.user)])
  const strict: readonly Role[] = roles.filter((role) => role.second_factor === 'required')
  const careful = organizations.filter(({ settings }) => settings.mfa === 'required')
  return [
    ...(provider.second_factor === 'required' ? [{ by: 'provider' as const, name: provider.name, grace }] : []),
    ...(client?.second_factor === 'required' ? [{ by: 'client' as const, name: client.name, grace }] : []),
    ...strict.map(({ name }) => ({ by: 'role' as const, name, grace })),
    ...careful.map(({ name, label, settings }) => ({ by: 'organization' as const, name: label ?? name, grace: settings.mfa_grace_ttl ?? grace })),
  ]
}

interface Owing {
  readonly client: CompiledClient | undefined
  readonly signedIn: SignedIn
  readonly provider: IdentityProvider
}

/**
 * The second factor that a person owes at a client; undefined for somebody who showed one, or whose browser is trusted. The grace period begins when it is demanded for the first
 * time.
 */
export async function factorDue(context: Context, owing: Owing): Promise<FactorDue | undefined> {
  const { session, user: person } = owing.signedIn
  if (session.acr === TWO_FACTORS || session.trusted_device_id !== undefined) return undefined
  const demands = await demandsOn(context, owing)
  if (demands.length === 0) return undefined
  const grace = Math.min(...demands.map((demand) => demand.grace))
  const since = person.second_factor_asked_at ?? context.now()
  if (person.second_factor_asked_at === undefined && grace > 0)
    await context.db.table(user).change({ id: person.id, second_factor_asked_at: undefined }, { second_factor_asked_at: since })
  return { demands, until: since + grace * 1000 }
}

/** True when the person cannot go on without a second factor: the time is over, or they have not put it off in this session. */
export const isOwed = (context: Context, due: FactorDue | undefined, { session }: SignedIn): boolean =>
  due !== undefined && (context.now() >= due.until || !session.second_factor_put_off)

/** True when a person must show or add a second factor before they decide about a client elsewhere than in an authorization request. */
export async function owesFactor(context: Context, client: CompiledClient, signedIn: SignedIn): Promise<boolean> {
  const { provider } = await findSignInPlace(context, client)
  return isOwed(context, await factorDue(context, { client, signedIn, provider }), signedIn)
}
