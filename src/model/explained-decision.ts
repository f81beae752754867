import { z } from 'zod'

const longText = z.string().max(1024)

/** The decision of policies in an explanation: the effect, the policy that decided, and the answer of each policy that was asked. */
export const explainedDecisionSchema = z.object({
  effect: z.enum(['allow', 'deny', 'step_up']),
  /** The policy that decided; absent when the default did. */
  decided_by: longText.optional(),
  reason: longText.optional(),
  trace: z
    .array(
      z.object({
        policy: longText,
        name: longText,
        engine: longText,
        effect: longText,
        applies: longText,
        /** Why that is unknown. */
        error: longText.optional(),
      }),
    )
    .max(50),
})
export type ExplainedDecision = z.infer<typeof explainedDecisionSchema>
