import { Secret, TOTP } from 'otpauth'
import type { Context } from '#http/context.ts'
import { type Factor, factor } from '#model/factor.ts'

/** One-time passwords of authenticator apps (RFC 6238): SHA-1, six digits, thirty seconds, which is all that most apps can do. */
const PERIOD = 30
/** RFC 6238 §5.2: one step to each side, for clocks that differ and codes typed late. */
const WINDOW = 1

/** A new secret of 160 bits (RFC 4226 §4), in base32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** The address that authenticator apps read from a QR code. */
export const totpAddress = (secret: string, { label, issuer }: { readonly label: string; readonly issuer: string }): string =>
  new TOTP({ secret: Secret.fromBase32(secret), label, issuer, period: PERIOD }).toString()

/** The time step that a code is of; undefined when it is wrong. */
export function stepOfCode(secret: string, code: string, now: number): number | undefined {
  const delta = new TOTP({ secret: Secret.fromBase32(secret), period: PERIOD }).validate({ token: code, timestamp: now, window: WINDOW })
  return delta === null ? undefined : Math.floor(now / 1000 / PERIOD) + delta
}

/**
 * Verifies a code with the authenticator apps of a person, and spends its time step by compare and set: a code that somebody looked at over the
 * shoulder, or one that comes twice at once on two nodes, is good once (RFC 6238 §5.2).
 */
export async function spendTotp(context: Context, apps: readonly Factor[], code: string): Promise<Factor | undefined> {
  const now = context.now()
  for (const app of apps) {
    const secret = await context.sealed.open(factor, app, 'secret')
    const step = secret === undefined ? undefined : stepOfCode(secret, code, now)
    if (step === undefined || step <= app.last_step) continue
    const spent = await context.db.table(factor).change({ id: app.id, last_step: app.last_step }, { last_step: step, last_used_at: now })
    if (spent) return spent
  }
  return undefined
}
