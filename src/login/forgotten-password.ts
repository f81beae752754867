import { z } from 'zod'
import { record } from '#events/record.ts'
import { systemEvent } from '#events/system-event.ts'
import type { Context } from '#http/context.ts'
import { isMailAddress } from '#kit/mail.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { tokenBuckets } from '#kit/token-bucket.ts'
import { mailLink } from '#model/mail-link.ts'
import { signInName, type User, user } from '#model/user.ts'
import { enqueue } from '#work/enqueue.ts'
import { jobKind } from '#work/job-kind.ts'
import { findDirectory } from './directories/sign-in.ts'
import { orderLetter, sendsMail } from './mail/mail-job.ts'
import { newMailLink } from './mail-links.ts'

const KIND = 'forgotten_password'
const payload = z.object({ sealed: z.string() })
const asked = z.object({ backend_id: z.string(), username: z.string(), locale: z.string().optional() })
const about = (tenantId: string) => `forgotten_password:${tenantId}`

/** How long a link to a new password is good, in milliseconds. */
const LINK_TTL = 3_600_000
/** Letters to one person: three at once, and then one every ten minutes, so that nobody's mailbox is filled through us. */
const letters = memoizeWeak((_context: Context) => tokenBuckets({ burst: 3, perSecond: 1 / 600 }))

/** A forgotten password: the name that somebody typed, and where. */
export type ForgottenPassword = z.infer<typeof asked>

/**
 * Orders a link to a new password. Nothing is looked up before the answer: neither its text nor its time tells whether there is such an account
 * (OWASP ASVS 5.0 §6.3.8).
 */
export async function orderPasswordLink({ db, tenant, vault, now }: Context, forgotten: ForgottenPassword): Promise<void> {
  const sealed = vault.seal(JSON.stringify(forgotten), about(tenant.id))
  await db.together((batch) => {
    enqueue(batch, { kind: KIND, tenant_id: tenant.id, payload: { sealed }, now: now() })
  })
}

/** The address that surely is the person's: one that they proved, or else the name that they sign in with. */
export function mailAddressOf({ email, email_verified, username }: User): string | undefined {
  const address = email !== undefined && email_verified ? email : username
  return isMailAddress(address) ? address : undefined
}

/** Mails a link to the person of this name; does nothing where there is none. */
async function mailPasswordLink(context: Context, { backend_id, username, locale }: ForgottenPassword): Promise<void> {
  const { db } = context
  const [person] = await db.table(user).find({ sign_in_name: signInName(backend_id, username) }, { limit: 1 })
  // The password of a person in a directory is not ours to change.
  if (await findDirectory(context, backend_id)) return
  const to = person && !person.blocked ? mailAddressOf(person) : undefined
  if (!person || to === undefined || !(await sendsMail(context, backend_id))) return
  const at = context.now()
  if (letters(context)(person.id, at) > 0) return
  const { secret, row } = newMailLink(context, { purpose: 'reset_password', user_id: person.id, address: to, expires_at: at + LINK_TTL })
  await db.together((batch) => {
    batch.insert(mailLink, row)
    record(batch, systemEvent({ resource: user, deed: 'password_forgotten', is: person, at, reason: 'a link to a new password was asked for' }))
    orderLetter(batch, context, {
      letter: 'password',
      to,
      backend_id,
      locale: person.locale ?? locale,
      path: `/reset-password?link=${secret}`,
      values: { minutes: LINK_TTL / 60_000 },
    })
  })
}

/** Mails links to new passwords. */
export const forgottenPasswordJob = jobKind<Context, typeof payload>({
  kind: KIND,
  doc: 'Mails a link to a new password, if there is such a person.',
  payload,
  attempts: 5,
  run: async ({ sealed }, run) => {
    const context = await run.context()
    if (!context) return undefined
    await mailPasswordLink(context, asked.parse(JSON.parse(context.vault.unseal(sealed, about(context.tenant.id)))))
    return undefined
  },
})
