/**
 * The kinds of questions that policies answer: whether a caller may do an operation of our API, whether a client may have a token, and whether
 * somebody may do something at an API of somebody else that asks us.
 */
export const policyPoints = ['operation', 'token', 'access'] as const
export type PolicyPoint = (typeof policyPoints)[number]

/** The stages of a policy: it is not asked; it is asked and recorded, but does not bind; it binds. */
export const policyStages = ['draft', 'shadow', 'enforced'] as const

/** The engines: the languages in which rules are written. */
export const policyEngineNames = ['allow', 'matcho', 'json-schema', 'complex', 'expression', 'allow-by-operation', 'matcho-by-operation', 'cedar'] as const
export type PolicyEngineName = (typeof policyEngineNames)[number]
