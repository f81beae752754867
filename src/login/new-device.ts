import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import { subscriberAt } from '#kit/address.ts'
import { session } from '#model/session.ts'
import type { User } from '#model/user.ts'
import type { Batch } from '#store/store.ts'
import { letterOf } from './factors/letter.ts'
import { isKnownDevice } from './known-device.ts'
import { agentOf } from './sessions.ts'

/** A new account signs in for the first time in these milliseconds, which is no news to its person. */
const YOUNG = 3_600_000
const LATEST = 50

/**
 * The letter about a sign-in in a browser that the person did not use before, and that is no such program in a network where they were: a thief of all
 * factors must not stay unnoticed. @returns the write for the batch of the sign-in.
 */
export async function letterAboutDevice(context: Context, request: Request, person: User): Promise<(batch: Batch) => void> {
  if (context.now() - person.created_at < YOUNG || isKnownDevice(context, request, person.id)) return () => {}
  const agent = agentOf(request)
  const earlier = await context.db.table(session).find({ user_id: person.id }, { descending: true, limit: LATEST })
  const isUsual = earlier.some((one) => one.agent === agent && subscriberAt(one.address ?? '') === subscriberAt(request.address))
  if (isUsual) return () => {}
  const at = new Date(context.now()).toISOString().replace('T', ' ').slice(0, 16)
  return letterOf(context, person, { letter: 'new_device', values: { device: agent ?? '?', address: request.address, at } })
}
