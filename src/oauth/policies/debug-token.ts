import type { Context } from '#http/context.ts'

/** The header in which a caller shows a debug token. */
export const DEBUG_HEADER = 'policy-debug'
/** In seconds: long enough to repeat a request a few times. */
export const DEBUG_TTL = 600

/** The caller that a debug token is for: a client, and the person that it acts for. */
export interface Debugged {
  readonly client_id?: string | undefined
  readonly user_id?: string | undefined
}

const about = ({ tenant }: Context) => `policy_debug ${tenant.id}`

/** Makes a debug token: requests of one caller that show it are recorded with their whole trace, for a few minutes. It grants nothing else. */
export const makeDebugToken = (context: Context, { client_id, user_id }: Debugged): { readonly token: string; readonly expires_at: number } => {
  const expires_at = context.now() + DEBUG_TTL * 1000
  return { token: context.vault.seal(JSON.stringify({ client_id, user_id, expires_at }), about(context)), expires_at }
}

/** A debug token counts when this server made it, it has not expired, and it names this caller. The reason of a refusal is not told. */
export function isDebugged(context: Context, token: string | undefined, { client_id, user_id }: Debugged): boolean {
  if (token === undefined || token.length > 2000) return false
  try {
    const made = JSON.parse(context.vault.unseal(token, about(context))) as Debugged & { readonly expires_at: number }
    if (made.expires_at <= context.now()) return false
    return (made.client_id === undefined || made.client_id === client_id) && (made.user_id === undefined || made.user_id === user_id)
  } catch {
    return false
  }
}
