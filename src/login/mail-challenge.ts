import { randomInt } from 'node:crypto'
import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import { bucketIn, bucketOf, expiringKey } from '#kit/expiring-key.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { looksLikeSecret, makeSecret } from '#kit/random.ts'
import { tokenBuckets } from '#kit/token-bucket.ts'
import { sameText } from '#kit/vault.ts'
import { type MailChallenge, mailChallenge } from '#model/mail-challenge.ts'
import { cookie, readCookie } from './cookies.ts'

const [HANDLE, LINK] = ['gmh_', 'gms_']
const COOKIE = 'mail-code'
/** How long a code or link is good, in milliseconds: no longer than NIST SP 800-63B §5.1.3.2 lets one live. */
export const CHALLENGE_TTL = 600_000
/**
 * Wrong answers to one challenge. With eight digits, and as many letters as a person gets, a guesser who never stops has a chance of one in 60,000 a
 * day.
 */
const MOST_FAILURES = 5
const DIGITS = 8

/** Letters to one person for one purpose: five at once, and then one every five minutes, so that no mailbox is filled through us. */
const letters = memoizeWeak((_context: Context) => tokenBuckets({ burst: 5, perSecond: 1 / 300 }))

/** True while a person may be sent another letter for a purpose; it counts as sent. */
export const mayMail = (context: Context, userId: string, purpose: MailChallenge['purpose']): boolean =>
  letters(context)(`${purpose} ${userId}`, context.now()) === 0

const handleDigest = ({ vault }: Context, handle: string) => vault.digest('mail_challenge', handle)
/** The digest covers the browser and the purpose: a code is nothing elsewhere. */
const codeDigest = ({ vault }: Context, handle: string, purpose: string, code: string) => vault.digest('mail_code', [purpose, handle, code].join(' '))
const linkDigest = ({ vault }: Context, secret: string) => vault.digest('mail_challenge_link', secret)
const about = ({ tenant }: Context, id: string) => ['mail challenge', tenant.id, id].join('\u0000')

/** The ways to answer a challenge. */
export type ChallengeWays = 'code' | 'link' | 'code_and_link'

/** A challenge that is to be mailed. */
export interface ChallengeOrder extends Pick<MailChallenge, 'purpose' | 'backend_id'> {
  readonly ways: ChallengeWays
  /** The person and the address, where they are known. */
  readonly to?: { readonly user_id: string; readonly address: string }
  /** The query of the page that asks. */
  readonly query?: string
}

/** A challenge before it is stored: its row, the cookie of the browser, and what the letter says. */
export interface NewMailChallenge {
  readonly row: MailChallenge
  readonly cookie: string
  readonly code?: string
  readonly link?: string
}

/** Makes a challenge. The row holds neither the code nor the secret of the link, nor what is in the cookie. */
export function newMailChallenge(context: Context, { purpose, backend_id, ways, to, query }: ChallengeOrder): NewMailChallenge {
  const created_at = context.now()
  const expires_at = created_at + CHALLENGE_TTL
  const handle = makeSecret(HANDLE, bucketOf(expires_at))
  const id = expiringKey(expires_at, handleDigest(context, handle))
  const code = ways === 'link' ? undefined : String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0')
  const link = ways === 'code' ? undefined : makeSecret(LINK)
  const row: MailChallenge = {
    id,
    purpose,
    backend_id,
    ...to,
    failures: 0,
    created_at,
    expires_at,
    ...(code === undefined ? {} : { code: codeDigest(context, handle, purpose, code) }),
    ...(link === undefined ? {} : { link: linkDigest(context, link) }),
    ...(query === undefined ? {} : { query: context.vault.seal(query, about(context, id)) }),
  }
  const made = { ...(code === undefined ? {} : { code }), ...(link === undefined ? {} : { link }) }
  return { row, cookie: cookie(context, COOKIE, { value: handle, maxAge: CHALLENGE_TTL / 1000 }), ...made }
}

/** A live challenge of this browser. */
export interface OwnChallenge {
  readonly row: MailChallenge
  readonly handle: string
}

/** The challenge of this browser for a purpose; the latest only, since each one replaces the cookie. */
export async function findMailChallenge(request: Request, context: Context, purpose: MailChallenge['purpose']): Promise<OwnChallenge | undefined> {
  const handle = readCookie(request, context, COOKIE)
  if (handle === undefined || !looksLikeSecret(HANDLE, handle)) return undefined
  const row = await context.db.table(mailChallenge).get(bucketIn(handle, HANDLE.length) + handleDigest(context, handle))
  return row?.purpose === purpose && row.expires_at > context.now() ? { row, handle } : undefined
}

/** The query of the page that asked for a challenge. */
export const queryOfChallenge = (context: Context, { id, query }: MailChallenge): string =>
  query === undefined ? '' : context.vault.unseal(query, about(context, id))

/** A text that may be a mailed code; people type it with spaces. */
export const looksLikeMailCode = (text: string): boolean => new RegExp(`^\\d{${DIGITS}}$`).test(text.replace(/\s/g, ''))

/** True when a secret is that of the link of a challenge. Looking spends nothing, because programs preview links. */
export const isLinkOf = (context: Context, { row }: OwnChallenge, secret: string): boolean =>
  looksLikeSecret(LINK, secret) && row.link !== undefined && sameText(row.link, linkDigest(context, secret))

/** Counts an answer before it is compared, by compare and set, so that parallel guesses at all nodes are counted. */
async function countAnswer({ db }: Context, id: string): Promise<boolean> {
  const table = db.table(mailChallenge)
  for (let row = await table.get(id); row && row.failures < MOST_FAILURES; row = await table.get(id))
    if (await table.change({ id, failures: row.failures }, { failures: row.failures + 1 })) return true
  return false
}

/** Uses a challenge up: of two who answer it at once, one gets it. */
export const spendMailChallenge = async ({ db }: Context, { row }: OwnChallenge): Promise<boolean> =>
  (await db.table(mailChallenge).remove({ id: row.id })) === 1

/**
 * Redeems the code of a challenge. Wrong, unknown, expired, used and guessed too often give one answer.
 * @returns the person and the address that it was mailed to.
 */
export async function redeemMailCode(context: Context, own: OwnChallenge | undefined, code: string): Promise<Mailed | undefined> {
  if (!own || !looksLikeMailCode(code) || !(await countAnswer(context, own.row.id))) return undefined
  // Read again: the letter may have been ordered since.
  const row = await context.db.table(mailChallenge).get(own.row.id)
  const given = codeDigest(context, own.handle, own.row.purpose, code.replace(/\s/g, ''))
  if (!row?.code || !sameText(row.code, given)) return undefined
  return spendFor(context, { ...own, row })
}

/** Redeems the link of a challenge, in the browser that asked for it. */
export async function redeemMailLink(context: Context, own: OwnChallenge, secret: string): Promise<Mailed | undefined> {
  return isLinkOf(context, own, secret) ? spendFor(context, own) : undefined
}

/** The person and the address of a challenge that was answered. */
export interface Mailed {
  readonly user_id: string
  readonly address: string
  /** When the challenge was made. */
  readonly at: number
}

async function spendFor(context: Context, own: OwnChallenge): Promise<Mailed | undefined> {
  const { user_id, address, created_at: at } = own.row
  return (await spendMailChallenge(context, own)) && user_id !== undefined && address !== undefined ? { user_id, address, at } : undefined
}
