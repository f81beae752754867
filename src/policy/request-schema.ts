import { z } from 'zod'
import { policyRequest } from '#model/policy-request.ts'

/** The JSON Schema (2020-12) of the request object, for editors, documentation and whoever writes policies. */
export const requestSchema = (): Readonly<Record<string, unknown>> => ({
  ...z.toJSONSchema(policyRequest, { unrepresentable: 'any', io: 'input' }),
  title: 'policy_request',
  description: 'All that a policy may look at. Members that a question has no value for are absent.',
})
