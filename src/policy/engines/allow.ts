import type { PolicyEngine } from '../engine.ts'

/** The engine that allows everything: a policy can appear in the trace of decisions before it restricts anything. */
export const allow: PolicyEngine = { name: 'allow', answer: () => ({ effect: 'allow' }) }
