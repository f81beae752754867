import { findClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import type { Session } from '#model/session.ts'
import { endingSessions } from './client-sessions.ts'

/** Milliseconds that the page can be opened after the sign-out. */
const LIFETIME = 60_000
const MOST = 20

/** The content of the page that signs a person out of applications in their browser (OIDC Front-Channel Logout §3). */
export interface Farewell {
  readonly client_ids: readonly string[]
  readonly sid: string
  /** The address to go on to; absent: our own page. */
  readonly back?: string | undefined
}
interface Sealed extends Farewell {
  readonly until: number
}
/** A page of one tenant is of no use at another. */
const about = ({ tenant }: Context): string => `farewell ${tenant.id}`

/**
 * The address to go to after a sign-out: the page with the frames of applications, where there are any, else `back`. Ask before the session ends. What
 * the page needs travels sealed in its address, so that no stranger can make it show frames or lead somewhere.
 */
export async function addressAfter(context: Context, { user_id, sid }: Pick<Session, 'user_id' | 'sid'>, back: string | undefined): Promise<string> {
  const client_ids: string[] = []
  for await (const rows of endingSessions(context, { user_id, sid, before: context.now() }))
    for (const { client_id } of rows) if ((await frameOf(context, { client_id, sid })) !== undefined) client_ids.push(client_id)
  if (client_ids.length === 0) return back ?? `${context.issuer}/logout`
  const sealed: Sealed = { client_ids: client_ids.slice(0, MOST), sid, back, until: context.now() + LIFETIME }
  return `${context.issuer}/logout/applications?${new URLSearchParams({ farewell: context.vault.seal(JSON.stringify(sealed), about(context)) })}`
}

/** The farewell in the address of the page; undefined when we did not make it, or it is too old. */
export function readFarewell(context: Context, sealed: string | undefined): Farewell | undefined {
  if (sealed === undefined) return undefined
  try {
    const farewell: Sealed = JSON.parse(context.vault.unseal(sealed, about(context)))
    return farewell.until > context.now() ? farewell : undefined
  } catch {
    return undefined
  }
}

/** The address that an application is signed out at in a frame, with `iss` and `sid` where it wants them (OIDC Front-Channel Logout §2). */
export async function frameOf(context: Context, { client_id, sid }: { readonly client_id: string; readonly sid: string }): Promise<string | undefined> {
  const client = await findClient(context, client_id)
  if (!client?.active || client.frontchannel_logout_uri === undefined) return undefined
  const uri = new URL(client.frontchannel_logout_uri)
  if (client.frontchannel_logout_session_required) {
    uri.searchParams.set('iss', context.issuer)
    uri.searchParams.set('sid', sid)
  }
  return uri.href
}
