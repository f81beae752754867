import type { CompiledClient } from '#clients/find-client.ts'
import { findSignInPlace } from '#clients/sign-in-place.ts'
import type { Context } from '#http/context.ts'
import { TWO_FACTORS } from '#login/factors/factors.ts'
import { independentFactorsOf } from '#login/factors/level.ts'
import { offeredFactors } from '#login/factors/offered.ts'
import { BY_MAIL } from '#login/mail-sign-in.ts'
import { organizationsOf } from '#login/organizations-of.ts'
import type { SignedIn } from '#login/sessions.ts'
import { type IdentityProvider, identityProvider } from '#model/identity-provider.ts'
import type { Role } from '#model/role.ts'
import { type User, user } from '#model/user.ts'
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

interface SignInThrough {
  readonly client: CompiledClient | undefined
  readonly provider: IdentityProvider
}

/** The rules that demand a second factor of a person at a client. */
async function demandsOn(context: Context, person: User, { client, provider }: SignInThrough): Promise<FactorDemand[]> {
  const grace = provider.second_factor_grace_ttl
  const [organizations, roles] = await Promise.all([organizationsOf(context, person.id), heldRoles(context, person, client)])
  const strict: readonly Role[] = roles.filter((role) => role.second_factor === 'required')
  const careful = organizations.filter(({ settings }) => settings.mfa === 'required')
  return [
    ...(provider.second_factor === 'required' ? [{ by: 'provider' as const, name: provider.name, grace }] : []),
    ...(client?.second_factor === 'required' ? [{ by: 'client' as const, name: client.name, grace }] : []),
    ...strict.map(({ name }) => ({ by: 'role' as const, name, grace })),
    ...careful.map(({ name, label, settings }) => ({ by: 'organization' as const, name: label ?? name, grace: settings.mfa_grace_ttl ?? grace })),
  ]
}

/** True when a rule demands a second factor of a person at a client, whatever time it gives them to add one. */
export const demandsFactor = async (context: Context, person: User, place: SignInThrough): Promise<boolean> =>
  (await demandsOn(context, person, place)).length > 0

interface Owing extends SignInThrough {
  readonly signedIn: SignedIn
}

/**
 * The second factor that a person owes at a client; undefined for somebody who showed one, or whose browser is trusted where browsers are still
 * trusted. The grace period begins when it is demanded for the first time.
 */
export async function factorDue(context: Context, { signedIn, ...place }: Owing): Promise<FactorDue | undefined> {
  const { session, user: person } = signedIn
  const isTrusted = session.trusted_device_id !== undefined && place.provider.remember_device_ttl > 0
  if (session.acr === TWO_FACTORS || isTrusted || (await showedTheBest(context, signedIn))) return undefined
  const demands = await demandsOn(context, person, place)
  if (demands.length === 0) return undefined
  const grace = Math.min(...demands.map((demand) => demand.grace))
  const since = person.second_factor_asked_at ?? context.now()
  if (person.second_factor_asked_at === undefined && grace > 0)
    await context.db.table(user).change({ id: person.id, second_factor_asked_at: undefined }, { second_factor_asked_at: since })
  return { demands, until: since + grace * 1000 }
}

/** True for a person who showed a mailbox besides the password where nothing stronger can be added: a rule must not demand what nobody can meet. */
async function showedTheBest(context: Context, { session: { amr }, user: person }: SignedIn): Promise<boolean> {
  if (!amr.includes(BY_MAIL) || !amr.includes('pwd')) return false
  const { totp, passkeys } = await offeredFactors(context, person)
  return !totp && !passkeys && (await independentFactorsOf(context, person)).length === 0
}

/** True when the person cannot go on without a second factor: the time is over, or they have not put it off in this session. */
export const isOwed = (context: Context, due: FactorDue | undefined, { session }: SignedIn): boolean =>
  due !== undefined && (context.now() >= due.until || !session.second_factor_put_off)

/** True when a person must show or add a second factor before they decide about a client elsewhere than in an authorization request. */
export async function owesFactor(context: Context, client: CompiledClient, signedIn: SignedIn): Promise<boolean> {
  const { provider } = await findSignInPlace(context, client)
  return isOwed(context, await factorDue(context, { client, signedIn, provider }), signedIn)
}

/** The identity provider whose rules count on the account pages: the default one, and the strictest for people of another backend. */
async function ownProvider(context: Context, backend_id: string): Promise<IdentityProvider> {
  const { provider, backend } = await findSignInPlace(context, {})
  if (backend.id === backend_id) return provider
  const own = await context.db.table(identityProvider).find({ backend_id }, { limit: 100 })
  return own.find(({ second_factor }) => second_factor === 'required') ?? own[0] ?? provider
}

/** The second factor that a person owes on the account pages, where no application waits. */
export const ownFactorDue = async (context: Context, signedIn: SignedIn): Promise<FactorDue | undefined> =>
  factorDue(context, { client: undefined, signedIn, provider: await ownProvider(context, signedIn.session.backend_id) })
