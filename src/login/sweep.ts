import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from '#http/context.ts'
import { CLOCK_MARGIN } from '#store/database-clock.ts'
import { isAlone } from './people.ts'

/*
 * Whatever was issued at or before the instant of a sweep is dead. The clocks of nodes differ a little, so the instant lies a little ahead, and
 * whoever swept is answered once it has passed (commit wait): all that was issued before the sweep is older than the instant, and all that is
 * asked for after its answer is younger.
 */

/** The instant up to which a sweep of this moment reaches. */
export const sweepInstant = (context: Context): number => context.now() + (isAlone(context) ? 0 : CLOCK_MARGIN)

/** Resolves once an instant has passed. */
export async function untilPast(context: Context, instant: number | undefined): Promise<void> {
  const left = isAlone(context) || instant === undefined ? 0 : instant - context.now()
  if (left > 0) await wait(left + 1)
}
