import type { Context } from '#http/context.ts'
import { sameText } from '#kit/vault.ts'

/** How long one nonce is handed out, in milliseconds. It is accepted for as long again. */
const STEP = 120_000

/** A nonce that changes with time. */
export interface RollingNonce {
  readonly current: (context: Context) => string
  /**
   * When a nonce expires, in milliseconds since 1970; undefined when it is not valid now. The next nonce is valid too, because the clocks of nodes may
   * differ.
   */
  readonly endOf: (nonce: string, context: Context) => number | undefined
}

/**
 * A nonce of the server for one purpose. Nobody can know it in advance, so what is signed with it was signed recently. It is computed from the time and
 * a key: all nodes compute the same, and none has to store it.
 */
export function rollingNonce(purpose: string): RollingNonce {
  const stepAt = ({ now }: Context): number => Math.floor(now() / STEP)
  const nonceOf = ({ vault, issuer }: Context, step: number): string => vault.digest(purpose, `${issuer} ${step}`)
  return {
    current: (context) => nonceOf(context, stepAt(context)),
    endOf(nonce, context) {
      const now = stepAt(context)
      const step = [now, now - 1, now + 1].find((one) => sameText(nonceOf(context, one), nonce))
      return step === undefined ? undefined : (step + 2) * STEP
    },
  }
}
