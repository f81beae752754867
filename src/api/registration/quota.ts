import type { Context } from '#http/context.ts'
import { tooManyRequests } from '#http/refusal.ts'
import { networkOf } from '#kit/address.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import { randomText } from '#kit/random.ts'
import { guess } from '#model/guess.ts'
import { after } from '#store/store.ts'

/** How many clients a network registers in an hour without an initial access token, with a software statement or not. */
export const QUOTA = 20
const HOUR = 3_600_000

/**
 * Takes one of the places that a network has for registrations in an hour. The row is inserted before the rows are counted: of a burst over many nodes, each
 * counts all that were admitted before it, so that the limit is never passed. @throws {Refusal} 429
 */
export async function takePlace(context: Context, address: string): Promise<void> {
  const [now, table] = [context.now(), context.db.table(guess)]
  const network = context.vault.digest('guess', `registration ${networkOf(address)}`)
  const row = { id: expiringKey(now + HOUR, randomText(8)), network, expires_at: now + HOUR }
  await table.insert(row)
  if ((await table.count({ network, expires_at: after(now) }, { upTo: QUOTA + 1 })) <= QUOTA) return
  await table.remove({ id: row.id })
  throw tooManyRequests(`your network registered ${QUOTA} clients within an hour; wait, or use an initial access token`, HOUR / 1000)
}
