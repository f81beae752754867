import type { Session } from '#model/session.ts'

/** The `acr` of a sign-in with one factor. Levels count upwards, so that clients can compare them. */
const ONE_FACTOR = '1'
/** The `acr` values that a sign-in here can have (OIDC Discovery §3). */
export const strengths: readonly string[] = [ONE_FACTOR]

/** The `acr` of a session (OIDC Core §2). */
export const strengthOf = ({ acr }: Pick<Session, 'acr'>): string => acr ?? ONE_FACTOR
