/** Refusals that are part of a sign-in: they ask for a person, and nothing is wrong with the client (OIDC Core §3.1.2.6). */
const questions = new Set(['login_required', 'consent_required', 'interaction_required', 'account_selection_required'])

/** Whether a refusal tells of something to mend. */
export const isFault = (reason: string | undefined): boolean => reason === undefined || !questions.has(reason)

/** How many of the refusals tell of something to mend. */
export const faultsIn = (reasons: Readonly<Record<string, number>>): number =>
  Object.entries(reasons).reduce((sum, [reason, count]) => sum + (isFault(reason) ? count : 0), 0)
