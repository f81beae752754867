import { conflict, Refusal, unprocessable } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { isMailAddress } from '#kit/mail.ts'
import { randomKey } from '#kit/random.ts'
import { sendLetter, sendsMail } from '#login/mail/mail-job.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'
import { readMembers } from '../write/body.ts'
import { faultIf, mergeErrors, refuseFaulty } from '../write/faults.ts'

/** @throws {Refusal} 422 */
function readRecipient(call: Call): { readonly to: string; readonly locale?: string } {
  const { to, locale, ...unknown } = readMembers(call.request)
  const strays = Object.keys(unknown).map((name) => ({ [name.slice(0, 64)]: ['is not known here; there is to, and locale'] }))
  refuseFaulty(
    mergeErrors(
      ...strays,
      faultIf(typeof to !== 'string' || !isMailAddress(to), 'to', 'expected one e-mail address'),
      faultIf(locale !== undefined && typeof locale !== 'string', 'locale', 'expected a language tag'),
    ),
  )
  if (typeof to !== 'string') throw unprocessable({ to: ['expected one e-mail address'] })
  return { to, ...(typeof locale === 'string' ? { locale } : {}) }
}

/** Sends at once instead of by a job, because the caller wants the answer of the mail server. */
async function sendTest(call: Call) {
  const { context } = call
  const recipient = readRecipient(call)
  if (!sendsMail(context)) throw conflict('no mail server is set: set smtp.url and smtp.from')
  try {
    await sendLetter(context, { letter: 'test', ...recipient, values: {} }, randomKey('test_'))
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.slice(0, 500) : 'unknown'
    throw new Refusal('bad_gateway', 502, `the mail server refused the letter: ${reason}`, { cause })
  }
  return json({ data: { to: recipient.to } })
}

/** `POST /api/mail/test`: sends a test letter and reports the mail server's answer. */
export const mailTest: Operation = {
  method: 'POST',
  path: '/api/mail/test',
  scopes: doorsOf('configuration').manage,
  tag: 'settings',
  summary: "Send a test letter, and report the mail server's answer",
  body: () => ({
    type: 'object',
    required: ['to'],
    additionalProperties: false,
    properties: { to: { type: 'string', description: 'The recipient.' }, locale: { type: 'string', description: 'The language; English by default.' } },
  }),
  success: {
    status: 200,
    doc: 'The mail server accepted it.',
    schema: () => dataSchema({ type: 'object', required: ['to'], properties: { to: { type: 'string' } } }),
  },
  refuses: [502],
  run: sendTest,
}
