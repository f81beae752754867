import { z } from 'zod'
import { record } from '#events/record.ts'
import { systemEvent } from '#events/system-event.ts'
import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import { type IdentityProvider, identityProvider } from '#model/identity-provider.ts'
import { mailChallenge } from '#model/mail-challenge.ts'
import { signInName, type User, user } from '#model/user.ts'
import { writeUnlessLost } from '#store/write-unless-lost.ts'
import { enqueue } from '#work/enqueue.ts'
import { jobKind } from '#work/job-kind.ts'
import { findDirectory } from './directories/sign-in.ts'
import { hasFactor } from './factors/factors.ts'
import { mustSignInAtHome } from './federation/home.ts'
import { orderLetter, sendsMail } from './mail/mail-job.ts'
import { CHALLENGE_TTL, type ChallengeOrder, type Mailed, mayMail, newMailChallenge } from './mail-challenge.ts'
import { ownEvent } from './own-event.ts'

const KIND = 'mail_sign_in'
const payload = z.object({ sealed: z.string() })
const asked = z.object({
  id: z.string(),
  backend_id: z.string(),
  /** Absent in an order from before it was kept; the answer to the letter is judged again. */
  provider_id: z.string().optional(),
  username: z.string(),
  locale: z.string(),
  code: z.string().optional(),
  link: z.string().optional(),
})
const about = (tenantId: string) => `mail_sign_in:${tenantId}`

/** The `amr` value of a sign-in by mail. RFC 8176 registers none. */
export const BY_MAIL = 'email'

/** Somebody who wants to sign in by mail: the name that they typed, and where. */
export interface MailSignIn extends Required<Pick<ChallengeOrder, 'backend_id' | 'ways' | 'query'>> {
  readonly username: string
  readonly provider_id: string
  /** The language of the page. */
  readonly locale: string
}

/**
 * Orders a code or a link that signs a person in. A row and a job are written for any name, and nothing is looked up before the answer: neither its
 * text nor its time tells whether there is such an account (OWASP ASVS 5.0 §6.3.8).
 * @returns the `Set-Cookie` value that binds the letter to this browser.
 */
export async function orderMailSignIn(context: Context, { username, locale, provider_id, ...order }: MailSignIn): Promise<string> {
  const { tenant, vault, db, now } = context
  const { row, cookie, code, link } = newMailChallenge(context, { purpose: 'sign_in', ...order })
  const told: z.infer<typeof asked> = { id: row.id, backend_id: order.backend_id, provider_id, username, locale, code, link }
  await db.together((batch) => {
    batch.insert(mailChallenge, row)
    enqueue(batch, { kind: KIND, tenant_id: tenant.id, payload: { sealed: vault.seal(JSON.stringify(told), about(tenant.id)) }, now: now() })
  })
  return cookie
}

/**
 * The address by which a person may sign in: one that they proved. An attacker may have signed up by the address of somebody else, who would otherwise
 * come into an account whose password the attacker knows (account pre-hijacking).
 */
const provedAddress = ({ email, email_verified, blocked }: User): string | undefined => (email_verified && !blocked ? email : undefined)

/** Mails the code or link to the person of this name; does nothing where there is none. */
async function mailSignIn(context: Context, { id, backend_id, provider_id = '', username, locale, code, link }: z.infer<typeof asked>): Promise<void> {
  const { db } = context
  const [person] = await db.table(user).find({ sign_in_name: signInName(backend_id, username) }, { limit: 1 })
  const address = person && provedAddress(person)
  // The directory decides whether its people may come in, so they show it their password.
  if (!person || address === undefined || (await findDirectory(context, backend_id)) || !(await sendsMail(context, backend_id))) return
  const provider = await db.table(identityProvider).get(provider_id)
  if (provider && (await mustSignInAtHome(context, provider, person))) return
  if (!mayMail(context, person.id, 'sign_in')) return
  // Nothing where the letter was ordered by an earlier run, or the challenge is over.
  await writeUnlessLost(db, (batch) => {
    batch.change(mailChallenge, { id, user_id: undefined }, { user_id: person.id, address })
    record(batch, systemEvent({ resource: user, deed: 'mail_sign_in_asked', is: person, at: context.now(), reason: 'a sign-in by mail was asked for' }))
    orderLetter(batch, context, {
      letter: 'sign_in',
      to: address,
      backend_id,
      locale: person.locale ?? locale,
      ...(link === undefined ? {} : { path: `/login/email/link?key=${link}` }),
      values: { minutes: CHALLENGE_TTL / 60_000, ...codeValue(code), ...(link === undefined ? {} : { has_link: 'yes' }) },
    })
  })
}

/** The code as letters show it. */
export const codeValue = (code: string | undefined): { readonly code?: string } => (code === undefined ? {} : { code: code.replace(/(.{4})(?=.)/, '$1 ') })

/** Mails codes and links that sign people in. */
export const mailSignInJob = jobKind<Context, typeof payload>({
  kind: KIND,
  doc: 'Mails a code or a link that signs in, if there is such a person.',
  payload,
  attempts: 5,
  run: async ({ sealed }, run) => {
    const context = await run.context()
    if (!context) return undefined
    await mailSignIn(context, asked.parse(JSON.parse(context.vault.unseal(sealed, about(context.tenant.id)))))
    return undefined
  },
})

/** An answer to a letter: the challenge that it redeemed, and where the person signs in. */
interface MailAnswer {
  readonly mailed: Mailed | undefined
  readonly provider: IdentityProvider
  readonly request: Request
}

/**
 * The person of an answered challenge, if they may still come in: not blocked, with the same proved address, and neither password nor sessions changed
 * since. Somebody of an enforced domain does not: whom their organization has locked out may still read the mail. The sign-in is recorded.
 */
export async function personOfMail(context: Context, { mailed, provider, request }: MailAnswer): Promise<User | undefined> {
  const person = mailed && (await context.db.table(user).get(mailed.user_id))
  if (!person || provedAddress(person) !== mailed.address || (person.tokens_revoked_at ?? 0) > mailed.at) return undefined
  if (await mustSignInAtHome(context, provider, person)) return undefined
  const action = (await hasFactor(context, person.id)) ? 'user.first_factor_shown' : 'user.signed_in'
  await context.db.together((batch) => record(batch, ownEvent(context, { request, person, action })))
  return person
}
