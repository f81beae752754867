/** Refusals that are part of a sign-in: they ask for a person, and nothing is wrong with the client (OIDC Core §3.1.2.6). */
const questions = new Set(['login_required', 'consent_required', 'interaction_required', 'account_selection_required'])

/** True for a refusal that only asks for a person. */
export const isQuestion = (reason: string): boolean => questions.has(reason)
