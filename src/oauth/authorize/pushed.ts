import type { Context } from '#http/context.ts'
import { invalidRequest, invalidRequestUri } from '#http/refusal.ts'
import { type WaitingRequest, waitingRequest } from '#model/waiting-request.ts'
import { handleKey, pushedHandle } from '../handle.ts'
import type { Browser } from './browser.ts'

/** The prefix of a `request_uri` that names a request pushed to us (RFC 9126 §2.2). */
export const PUSHED = 'urn:ietf:params:oauth:request_uri:'

interface PushedLookup {
  readonly context: Context
  readonly browser: Browser | undefined
}

/**
 * Reads a pushed authorization request; parameters beside `request_uri` are ignored. It is for its own client only (RFC 9126 §2.2), is answered once
 * (RFC 9126 §7.3), and belongs to the first browser that acts on our pages. The refusal is the same for unknown, answered, expired and foreign ones.
 */
export async function findPushed(handle: string, clientId: string | undefined, { context, browser }: PushedLookup): Promise<WaitingRequest> {
  if (clientId === undefined) throw invalidRequest('client_id must be sent with request_uri') // RFC 9126 §4
  const id = handleKey(pushedHandle, handle, context.vault)
  const row = id === undefined ? undefined : await context.db.table(waitingRequest).get(id)
  const isOpen = row?.client_id === clientId && row.used_at === undefined && (row.begins_until ?? row.expires_at) > context.now()
  if (!isOpen || (row.browser !== undefined && row.browser !== browser?.name))
    throw invalidRequestUri('request_uri is unknown, expired, used, or of another client; push the request again').because({
      check: 'request_uri',
      spec: 'RFC 9126 §4',
    })
  return row
}

/** Binds a request to the first browser that continues it. Returns true when it is bound to this browser now. */
export async function bindToBrowser({ db }: Pick<Context, 'db'>, id: string, { name }: Browser): Promise<boolean> {
  const requests = db.table(waitingRequest)
  const bound = await requests.change({ id, browser: undefined, used_at: undefined }, { browser: name })
  return (bound ?? (await requests.get(id)))?.browser === name
}
