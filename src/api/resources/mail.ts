import type { Context } from '#http/context.ts'
import { conflict, Refusal, unprocessable } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { isMailAddress } from '#kit/mail.ts'
import { randomKey } from '#kit/random.ts'
import { sendLetter } from '#login/mail/mail-job.ts'
import { describeRoute, findMailRoute, type MailRoute, routeBy } from '#login/mail/route.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'
import { readMembers } from '../write/body.ts'
import { faultIf, mergeErrors, refuseFaulty } from '../write/faults.ts'

interface TestOrder {
  readonly to: string
  readonly locale?: string
  readonly mail_server_id?: string
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** @throws {Refusal} 422 */
function readOrder(call: Call): TestOrder {
  const { to, locale, mail_server_id, ...unknown } = readMembers(call.request)
  const strays = Object.keys(unknown).map((name) => ({ [name.slice(0, 64)]: ['is not known here; there is to, locale and mail_server_id'] }))
  refuseFaulty(
    mergeErrors(
      ...strays,
      faultIf(!isText(to) || !isMailAddress(to), 'to', 'expected one e-mail address'),
      faultIf(locale !== undefined && !isText(locale), 'locale', 'expected a language tag'),
      faultIf(mail_server_id !== undefined && !isText(mail_server_id), 'mail_server_id', 'expected the id of a mail server'),
    ),
  )
  if (!isText(to)) throw unprocessable({ to: ['expected one e-mail address'] })
  return { to, ...(isText(locale) ? { locale } : {}), ...(isText(mail_server_id) ? { mail_server_id } : {}) }
}

/** @throws {Refusal} 422 for a mail server that is not there, 409 when there is none at all. */
async function routeFor(context: Context, id: string | undefined): Promise<MailRoute> {
  const route = id === undefined ? await findMailRoute(context) : await routeBy(context, id)
  if (route) return route
  if (id !== undefined) throw unprocessable({ mail_server_id: [`there is no mail server ${id}`] })
  throw conflict('there is no mail server: make one and let it be the default, or have the operator set smtp.url and smtp.from')
}

/** Sends at once instead of by a job, because the caller wants the answer of the mail server. */
async function sendTest(call: Call) {
  const { context } = call
  const { mail_server_id, ...recipient } = readOrder(call)
  const route = await routeFor(context, mail_server_id)
  try {
    await sendLetter(context, { letter: 'test', ...recipient, values: {} }, { id: randomKey('test_'), route })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.slice(0, 500) : 'unknown'
    throw new Refusal('bad_gateway', 502, `the mail server refused the letter: ${reason}`, { cause })
  }
  return json({ data: { to: recipient.to } })
}

const textSchema = (description: string) => ({ type: 'string', description })

/** `/api/mail`: the way that letters of this tenant go, and whether they can be sent, and if not, why. */
export const mailOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/api/mail',
    scopes: doorsOf('configuration').read,
    tag: 'settings',
    summary: 'Read the mail server in force, and who decided it',
    success: {
      status: 200,
      doc: 'The mail server that letters go by where a backend names no other.',
      schema: () =>
        dataSchema({
          type: 'object',
          required: ['origin'],
          properties: {
            origin: {
              enum: ['tenant', 'server', 'none'],
              description: 'The origin of the mail server: the tenant, or the operator of the server; or that there is none.',
            },
            mail_server_id: textSchema('The mail server of the tenant.'),
            name: textSchema('Its name.'),
            host: textSchema('The host.'),
            port: { type: 'integer', description: 'The port.' },
            security: textSchema('How the connection is protected.'),
            sender: textSchema('The sender of the letters.'),
          },
        }),
    },
    run: async ({ context }) => json({ data: describeRoute(await findMailRoute(context)) }),
  },
  {
    method: 'POST',
    path: '/api/mail/test',
    scopes: doorsOf('configuration').manage,
    tag: 'settings',
    summary: "Send a test letter, and report the mail server's answer",
    body: () => ({
      type: 'object',
      required: ['to'],
      additionalProperties: false,
      properties: {
        to: textSchema('The recipient.'),
        locale: textSchema('The language; English by default.'),
        mail_server_id: textSchema('The mail server to use; the one in force by default.'),
      },
    }),
    success: {
      status: 200,
      doc: 'The mail server accepted it.',
      schema: () => dataSchema({ type: 'object', required: ['to'], properties: { to: { type: 'string' } } }),
    },
    refuses: [502],
    run: sendTest,
  },
]
