import type { PolicyEngine } from '../engine.ts'

/** The engine that allows everything, so that a policy can stand in the trace of decisions before it decides anything. */
export const allow: PolicyEngine = { name: 'allow', answer: () => ({ effect: 'allow' }) }
