import type { Context } from '#http/context.ts'
import type { User } from '#model/user.ts'
import type { Batch } from '#store/store.ts'
import { mailAddressOf } from '../forgotten-password.ts'
import type { Letter } from '../mail/letter.ts'
import { orderLetter, sendsMail } from '../mail/mail-job.ts'

/** Orders a letter to a person about their account, in the batch of its cause; it does nothing where no mail is sent or there is no address. */
export async function letterOf(
  context: Context,
  person: User,
  { letter, values = {}, path }: Pick<Letter, 'letter'> & Partial<Pick<Letter, 'values' | 'path'>>,
): Promise<(batch: Batch) => void> {
  const { backend_id, locale } = person
  const to = mailAddressOf(person)
  if (to === undefined || !(await sendsMail(context, backend_id))) return () => {}
  return (batch) => orderLetter(batch, context, { letter, to, backend_id, locale, path, values })
}
