import type { Context } from '#http/context.ts'
import { sameText } from '#kit/vault.ts'

/** How long one nonce is handed out, in milliseconds. It is accepted for as long again. */
const STEP = 120_000

const stepAt = ({ now }: Context): number => Math.floor(now() / STEP)
const nonceOf = ({ vault, issuer }: Context, step: number): string => vault.digest('dpop_nonce', `${issuer} ${step}`)

/**
 * The nonce to put into proofs now (RFC 9449 §8). Nobody can know it in advance, so a proof with it was made recently. It is computed from the time
 * and a key: all nodes compute the same, and none has to store it.
 */
export const currentNonce = (context: Context): string => nonceOf(context, stepAt(context))

/**
 * When a nonce expires, in milliseconds since 1970; undefined when it is not valid now. The next nonce is valid too, because the clocks of nodes may
 * differ.
 */
export function nonceEnd(nonce: string, context: Context): number | undefined {
  const now = stepAt(context)
  const step = [now, now - 1, now + 1].find((one) => sameText(nonceOf(context, one), nonce))
  return step === undefined ? undefined : (step + 2) * STEP
}
