import { hash } from 'node:crypto'
import type { Context } from '#http/context.ts'
import { randomText } from '#kit/random.ts'
import { cookie, readableCookieName } from '#login/cookies.ts'
import type { Session } from '#model/session.ts'

/** The cookie that the frame of a client compares: it changes with the sign-in. Scripts can read it, so it says nothing of the session. */
export const BROWSER_STATE = 'state'

const browserState = ({ vault }: Context, { id }: Pick<Session, 'id'>): string => vault.digest('browser_state', id)

/** The state of a sign-in as one client sees it, and the cookie that it is compared with (OIDC Session Management §2). */
export interface SessionState {
  readonly session_state: string
  readonly cookie: string
}

/** The `session_state` of an authorization response, where session management is switched on (OIDC Session Management §2). */
export function sessionState(
  context: Context,
  session: Session,
  { client_id, redirect_uri }: { client_id: string; redirect_uri: string },
): SessionState | undefined {
  if (!context.settings.session_management || !URL.canParse(redirect_uri)) return undefined
  const [state, salt] = [browserState(context, session), randomText(12)]
  const digest = hash('sha256', `${client_id} ${new URL(redirect_uri).origin} ${state} ${salt}`, 'base64url')
  return { session_state: `${digest}.${salt}`, cookie: cookie(context, BROWSER_STATE, { value: state, readable: true }) }
}

/** The `Set-Cookie` values that tell the frames of clients that nobody is signed in any more. */
export const forgetBrowserState = (context: Context): readonly string[] =>
  context.settings.session_management ? [cookie(context, BROWSER_STATE, { value: '', maxAge: 0, readable: true })] : []

/** The name of the cookie, for the script of the frame. */
export const browserStateName = (context: Context): string => readableCookieName(context, BROWSER_STATE)
