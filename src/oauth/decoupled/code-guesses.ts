import type { Context } from '#http/context.ts'
import { tooManyRequests } from '#http/refusal.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import { randomText } from '#kit/random.ts'
import { guess } from '#model/guess.ts'
import { after } from '#store/store.ts'

/** So many wrong codes of one person a client may send, in so many milliseconds. */
const [MOST, LOCK] = [5, 900_000]

/**
 * Counts a guess of the code of one person by one client, before it is checked: a code is short, and the address is that of the client's server, which
 * speaks for everybody it serves. The row is inserted before the rows are counted, so that parallel guesses on many nodes are all counted.
 * @returns a function that forgets the guesses, once one was right.
 * @throws {Refusal} 429 for this person at this client; others go on.
 */
export async function countCodeGuess(context: Context, client_id: string, user_id: string): Promise<() => Promise<unknown>> {
  const [now, table] = [context.now(), context.db.table(guess)]
  const network = context.vault.digest('guess', `request_code ${client_id} ${user_id}`)
  const row = { id: expiringKey(now + LOCK, randomText(8)), network, expires_at: now + LOCK }
  await table.insert(row)
  if ((await table.count({ network, expires_at: after(now) }, { upTo: MOST + 1 })) <= MOST) return () => table.remove({ network })
  await table.remove({ id: row.id })
  throw tooManyRequests('too many wrong codes of this person came from this client; wait', LOCK / 1000)
}
