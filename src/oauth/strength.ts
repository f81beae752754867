import type { Session } from '#model/session.ts'

/** The strength of a sign-in with one factor. There are no others yet; levels count upwards, so that clients can compare. */
const ONE_FACTOR = '1'
/** The `acr` values that a sign-in here can have (OIDC Discovery §3). */
export const strengths: readonly string[] = [ONE_FACTOR]

/** How strongly a person signed in (OIDC Core §2 `acr`). */
export const strengthOf = ({ acr }: Pick<Session, 'acr'>): string => acr ?? ONE_FACTOR
