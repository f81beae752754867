import type { Context } from '#http/context.ts'
import { invalidRequest } from '#http/refusal.ts'
import { randomText } from '#kit/random.ts'
import type { Client } from '#model/client.ts'
import { spendOnce } from './spend-once.ts'
import { isSwept } from './tokens/standing.ts'

/** The context of a launch: where the person stands, such as the record that is open. */
export type LaunchContext = Readonly<Record<string, unknown>>

/** A launch: an application is opened for a person, in a context. It is good once, for a short while. */
export interface Launch {
  readonly client_id: string
  readonly user_id: string
  readonly context: LaunchContext
  readonly jti: string
  readonly made_at: number
  readonly expires_at: number
}

/** In seconds: the person is at the screen. */
export const LAUNCH_TTL = 300
const LONGEST = 8192

const about = ({ tenant }: Context): string => `launch ${tenant.id}`

/**
 * Makes a launch token: sealed by this tenant, so that nobody can make one or change its context, and neither the browser nor the application can read
 * whom it is for.
 */
export function makeLaunch(context: Context, launch: Omit<Launch, 'jti' | 'made_at' | 'expires_at'>): { readonly launch: string; readonly expires_at: number } {
  const made_at = context.now()
  const made: Launch = { ...launch, jti: randomText(16), made_at, expires_at: made_at + LAUNCH_TTL * 1000 }
  return { launch: context.vault.seal(JSON.stringify(made), about(context)), expires_at: made.expires_at }
}

/** The address that opens an application (OIDC Core §4): it begins its sign-in with the issuer and the launch. */
export function launchUrl(address: string, token: string, { issuer }: Context): string {
  const url = new URL(address)
  url.searchParams.set('iss', issuer)
  url.searchParams.set('launch', token)
  return url.href
}

const refuseLaunch = () => invalidRequest('launch is not one for this client, has expired, was revoked, or was used before').because({ check: 'launch' })

/** Opens a launch token that a client sends. @throws {Refusal} when it is not for this client, has expired, or was revoked with the client's tokens */
export function readLaunch(text: string, { id, tokens_revoked_at }: Pick<Client, 'id' | 'tokens_revoked_at'>, context: Context): Launch {
  const launch = openLaunch(text, context)
  if (launch?.client_id !== id || launch.expires_at <= context.now() || isSwept(tokens_revoked_at, launch.made_at)) throw refuseLaunch()
  return launch
}

function openLaunch(text: string, context: Context): Launch | undefined {
  if (text.length > LONGEST) return undefined
  try {
    return JSON.parse(context.vault.unseal(text, about(context))) as Launch
  } catch {
    // Another server, tenant or hand made it.
    return undefined
  }
}

/** Spends a launch, so that a link that was copied opens nothing a second time. @throws {Refusal} when it was used before */
export async function spendLaunch({ jti, expires_at }: Launch, context: Context): Promise<void> {
  if (!(await spendOnce({ issuer: about(context), jti, expires_at }, context))) throw refuseLaunch()
}
