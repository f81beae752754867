import type { Context } from '#http/context.ts'
import { sameText } from '#kit/vault.ts'

/** How long one nonce is told, in milliseconds. It is good for as long again. */
const STEP = 120_000

const stepAt = ({ now }: Context): number => Math.floor(now() / STEP)
const nonceOf = ({ vault, issuer }: Context, step: number): string => vault.digest('dpop_nonce', `${issuer} ${step}`)

/**
 * The nonce to put into proofs now (RFC 9449 §8). Nobody can know it before its time, so a proof that holds it was made lately. It is worked
 * out from the time and a key: all nodes know it, and none has to remember it.
 */
export const currentNonce = (context: Context): string => nonceOf(context, stepAt(context))

/** When a nonce ceases to be good, in milliseconds since 1970; nothing when it is not good now. The clocks of nodes may differ, so the next is good too. */
export function nonceEnd(nonce: string, context: Context): number | undefined {
  const now = stepAt(context)
  const step = [now, now - 1, now + 1].find((one) => sameText(nonceOf(context, one), nonce))
  return step === undefined ? undefined : (step + 2) * STEP
}
