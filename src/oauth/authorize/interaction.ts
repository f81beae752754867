import type { Context } from '#http/context.ts'
import { Refusal } from '#http/refusal.ts'
import type { Params, Request } from '#http/request.ts'
import type { Session } from '#model/session.ts'
import { type WaitingRequest, waitingRequest } from '#model/waiting-request.ts'
import { type Batch, Lost } from '#store/store.ts'
import { handleKey, newHandle, waitingHandle } from '../handle.ts'
import { countArrival } from './arrivals.ts'
import { type AuthorizationRequest, readRequest, withoutUnknownScopes } from './authorization-request.ts'
import { type Browser, findBrowser } from './browser.ts'
import { meaningful } from './parameters.ts'
import { bindToBrowser } from './pushed.ts'
import { findRedirection, type Redirection } from './redirection.ts'

/** The page that a person must see before an authorization request can be answered. */
export type PageName = 'login' | 'register' | 'select-account' | 'second-factor' | 'consent'

/** An authorization request that waits for its person: to sign in, to choose, to agree. */
export interface Interaction {
  /** The handle in the URLs of its pages; it is valid in one browser only. */
  readonly handle: string
  readonly row: WaitingRequest
  readonly redirection: Redirection
  readonly demand: AuthorizationRequest
}

/** Seconds for a person to find their password. */
export const WAITING_TTL = 900

export const pageUrl = (context: Context, page: PageName, handle: string): string => `${context.issuer}/${page}?request=${handle}`
/** The URL that a page of ours sends the browser to afterwards. The request is checked again there from the beginning. */
export const resumeUrl = (context: Context, handle: string): string => `${context.issuer}/oauth/authorize/resume?request=${handle}`

/** A request that must wait. */
interface NewInteraction {
  readonly params: Params
  readonly client_id: string
  readonly browser?: Browser
  readonly request: Request
  readonly pushed_id?: string | undefined
}

/** Stores a request that must wait. Without a browser, it belongs to the first one that resumes it. @returns its handle. @throws {Refusal} 429 */
export async function startInteraction(context: Context, { params, client_id, browser, request, pushed_id }: NewInteraction): Promise<string> {
  countArrival(context, request, params)
  const now = context.now()
  const expires_at = now + WAITING_TTL * 1000
  const { handle, id } = newHandle(waitingHandle, expires_at, context.vault)
  await context.db.table(waitingRequest).insert({ id, client_id, params: meaningful(params), browser: browser?.name, pushed_id, created_at: now, expires_at })
  return handle
}

export const interactionGone = () =>
  new Refusal('request_gone', 404, 'this request is unknown, too old or already answered; go back to the application and start again')

/** The live row of a handle, regardless of its browser. */
async function findInteractionRow(context: Context, handle: string | undefined): Promise<WaitingRequest | undefined> {
  const id = handle === undefined ? undefined : handleKey(waitingHandle, handle, context.vault)
  const row = id === undefined ? undefined : await context.db.table(waitingRequest).get(id)
  return row && row.used_at === undefined && row.expires_at > context.now() ? row : undefined
}

/**
 * The waiting request of this handle in this browser. In another browser it is not found, so that an attacker cannot make a person finish the
 * attacker's request.
 */
export async function findInteraction(context: Context, handle: string | undefined, request: Request): Promise<Interaction | undefined> {
  const row = await findInteractionRow(context, handle)
  const browser = findBrowser(request, context)
  if (handle === undefined || row?.browser === undefined || row.browser !== browser?.name) return undefined
  return openInteraction(context, handle, row)
}

/** The waiting request of this handle, for a system that answers without the browser. The answer counts only in the browser of the request. */
export async function findInteractionElsewhere(context: Context, handle: string): Promise<Interaction | undefined> {
  const row = await findInteractionRow(context, handle)
  return row && openInteraction(context, handle, row)
}

/** The same, and a request without a browser is bound to this one. @throws {Refusal} for the person, when it is gone. */
export async function takeUpInteraction(context: Context, handle: string | undefined, browser: Browser): Promise<Interaction> {
  const row = await findInteractionRow(context, handle)
  if (handle === undefined || !row) throw interactionGone()
  if (row.browser !== browser.name && !(await bindToBrowser(context, row.id, browser))) throw interactionGone()
  // The browser returns from a page of ours, so its person acted there: the pushed request is bound to it from now on.
  if (row.pushed_id !== undefined && !(await bindToBrowser(context, row.pushed_id, browser))) throw interactionGone()
  return openInteraction(context, handle, row)
}

async function openInteraction(context: Context, handle: string, row: WaitingRequest): Promise<Interaction> {
  const redirection = await findRedirection(row.params, context)
  return { handle, row, redirection, demand: await withoutUnknownScopes(readRequest(redirection.client, row.params), context) }
}

/** Records the session whose person is asked next, and drops an answer that was given before. @throws {Refusal} when the request is over */
export async function restartConsent({ db }: Context, row: Pick<WaitingRequest, 'id'>, { id }: Pick<Session, 'id'>): Promise<void> {
  const isOpen = await db.table(waitingRequest).change({ id: row.id, used_at: undefined }, { session_id: id, agreed: undefined, declined_at: undefined })
  if (!isOpen) throw interactionGone()
}

/**
 * Records that the person continues with the present session (OIDC Core §3.1.2.1 `select_account`). A consent of another session for this request is
 * dropped. @returns the URL to go to.
 */
export async function chooseAccount(context: Context, { handle, row }: Interaction, { id }: Pick<Session, 'id'>): Promise<string> {
  await restartConsent(context, row, { id })
  return resumeUrl(context, handle)
}

/** Marks a waiting request, and the pushed one it came from, as answered (compare and set). Of two who answer either, one loses the batch. */
export function spendRequests(batch: Batch, ids: readonly (string | undefined)[], now: number): void {
  for (const id of ids) if (id !== undefined) batch.change(waitingRequest, { id, used_at: undefined }, { used_at: now })
}

/** Ends a waiting request (compare and set): of two simultaneous answers one succeeds. */
export async function closeInteraction({ db, now }: Context, { row }: Pick<Interaction, 'row'>): Promise<void> {
  try {
    await db.together((batch) => spendRequests(batch, [row.id, row.pushed_id], now()))
  } catch (caught) {
    throw caught instanceof Lost ? interactionGone() : caught
  }
}
