import { type PolicyEngine, RuleFault } from '../engine.ts'
import { yes } from '../truth.ts'

/** The engine that applies to every request: its policy is for whom it is linked to. */
export const allow: PolicyEngine = {
  name: 'allow',
  doc: 'Applies to every request of whom the policy is linked to.',
  compile(rule) {
    if (rule !== undefined && rule !== null) throw new RuleFault('the engine allow has no rule: it always applies')
    return { needs: new Set(), test: () => yes, trace: () => ({ truth: yes }) }
  },
}
