import { Secret, TOTP } from 'otpauth'
import type { Context } from '#http/context.ts'
import { type Factor, factor } from '#model/factor.ts'

/** One-time passwords of authenticator apps (RFC 6238): SHA-1, six digits, thirty seconds, which is all that most apps can do. */
const PERIOD = 30
/** The steps after the present one that are accepted, for apps whose clock is ahead. */
const FUTURE_STEPS = 1

/** A new secret of 160 bits (RFC 4226 §4), in base32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** The most bytes of a name in the address: it holds the issuer twice and the label once, and has to fit into a QR code of 412 bytes. */
const LONGEST_NAME = 100

/** A name cut, where it must be, to what fits into the address. A half character, which no address can hold, is replaced. */
function shortened(name: string): string {
  const characters = [...name.toWellFormed()]
  while (encodeURIComponent(characters.join('')).length > LONGEST_NAME) characters.pop()
  return characters.join('')
}

/** The address that authenticator apps read from a QR code. */
export const totpAddress = (secret: string, { label, issuer }: { readonly label: string; readonly issuer: string }): string =>
  new TOTP({ secret: Secret.fromBase32(secret), label: shortened(label), issuer: shortened(issuer), period: PERIOD }).toString()

/** A code that somebody typed, and the steps that it may be of. */
export interface TypedTotp {
  readonly code: string
  readonly now: number
  /** The steps before the present one that are accepted, for codes typed late and clocks that are behind. */
  readonly pastSteps: number
}

/** The time step that a code is of; undefined when it is wrong, or of a step that is not accepted. */
export function stepOfCode(secret: string, { code, now, pastSteps }: TypedTotp): number | undefined {
  const window = Math.max(pastSteps, FUTURE_STEPS)
  const delta = new TOTP({ secret: Secret.fromBase32(secret), period: PERIOD }).validate({ token: code, timestamp: now, window })
  // RFC 6238 §5.2: the window of the library is as wide after the present step as before it, ours is not.
  if (delta === null || delta < -pastSteps || delta > FUTURE_STEPS) return undefined
  return Math.floor(now / 1000 / PERIOD) + delta
}

/**
 * Verifies a code with the authenticator apps of a person, and spends its time step by compare and set: a code that somebody looked at over the
 * shoulder, or one that comes twice at once on two nodes, is good once (RFC 6238 §5.2).
 */
export async function spendTotp(context: Context, apps: readonly Factor[], typed: Omit<TypedTotp, 'now'>): Promise<Factor | undefined> {
  const now = context.now()
  for (const app of apps) {
    const secret = await context.sealed.open(factor, app, 'secret')
    const step = secret === undefined ? undefined : stepOfCode(secret, { ...typed, now })
    if (step === undefined || step <= app.last_step) continue
    const spent = await context.db.table(factor).change({ id: app.id, last_step: app.last_step }, { last_step: step, last_used_at: now })
    if (spent) return spent
  }
  return undefined
}
