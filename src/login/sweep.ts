import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from '#http/context.ts'
import { CLOCK_MARGIN } from '#store/database-clock.ts'
import { isAlone } from './people.ts'

/*
 * A sweep revokes everything that was issued at or before its instant. The clocks of nodes differ a little, so the instant lies a little ahead, and
 * the answer to the sweep waits until it has passed (commit wait): everything issued before the sweep is older than the instant, and everything
 * requested after the answer is younger.
 */

/** The instant of a sweep that begins now. */
export const sweepInstant = (context: Context): number => context.now() + (isAlone(context) ? 0 : CLOCK_MARGIN)

/** Resolves once an instant has passed. */
export async function untilPast(context: Context, instant: number | undefined): Promise<void> {
  const left = isAlone(context) || instant === undefined ? 0 : instant - context.now()
  if (left > 0) await wait(left + 1)
}
