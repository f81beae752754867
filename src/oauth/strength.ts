import { TWO_FACTORS } from '#login/factors/factors.ts'
import type { Session } from '#model/session.ts'

/** The `acr` of a sign-in with one factor. Levels count upwards, so that clients can compare them. */
const ONE_FACTOR = '1'
/** The `acr` values that a sign-in here can have, the weakest first (OIDC Discovery §3). */
export const strengths: readonly string[] = [ONE_FACTOR, TWO_FACTORS]

/** The `acr` of a session (OIDC Core §2). */
export const strengthOf = ({ acr }: Pick<Session, 'acr'>): string => acr ?? ONE_FACTOR

const within = (values: readonly string[], most: string): string[] => strengths.slice(0, strengths.indexOf(most) + 1).filter((value) => values.includes(value))

/** True when a sign-in of this strength is as strong as one of the values: a stronger one meets a weaker demand. */
export const meets = (own: string, values: readonly string[]): boolean => within(values, own).length > 0
/** True when some sign-in here can meet one of the values. */
export const canBeMet = (values: readonly string[]): boolean => strengths.some((known) => values.includes(known))

/**
 * The `acr` that is told for a session: its strength, or the strongest demanded value that it meets, because a client that demands certain values
 * must be told one of them (OIDC Core §5.5.1.1).
 */
export function toldStrength(session: Pick<Session, 'acr'>, demands: readonly (readonly string[])[]): string {
  const own = strengthOf(session)
  const told = demands.map((values) => within(values, own).at(-1) ?? own)
  return strengths.find((value) => told.includes(value)) ?? own
}
