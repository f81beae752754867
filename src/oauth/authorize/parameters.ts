import { invalidRequest } from '#http/refusal.ts'
import type { Params } from '#http/request.ts'
import { requestParameters } from './authorization-request.ts'
import { claimsParameter } from './claims-parameter.ts'
import { idTokenHint } from './id-token-hint.ts'
import { pageParameters } from './page-parameters.ts'
import { addressParameters } from './redirection.ts'
import { objectParameters } from './request-object.ts'
import { responseParameters } from './response-modes.ts'

/** All declared parameters of an authorization request, each declared where it is read. */
export const parameters = Object.values({
  ...addressParameters,
  ...responseParameters,
  ...requestParameters,
  ...objectParameters,
  ...{ claimsParameter, idTokenHint },
  ...pageParameters,
})

/** The greatest length of all parameters together, in characters. */
const LONGEST_REQUEST = 16_384
const facts = { check: 'parameter_length', spec: 'RFC 6749 §4.1.1' } as const

/** The parameters that are kept while a request waits. */
export const meaningful = (params: Params): Record<string, string> =>
  Object.fromEntries(
    parameters.flatMap(({ name, of }) => {
      const value = of(params)
      return value === undefined ? [] : [[name, value]]
    }),
  )

/** The size of a waiting request, in characters. */
export const sizeOf = (params: Params): number => parameters.reduce((sum, { of }) => sum + (of(params)?.length ?? 0), 0)

/** Refuses parameters that are too long, before any code parses or stores them. @throws {Refusal} that names every such parameter. */
export function refuseLong(params: Params): void {
  const faults = parameters.flatMap(({ name, longest, of }) => ((of(params)?.length ?? 0) > longest ? [`${name} must be at most ${longest} characters`] : []))
  if (faults.length > 0) throw invalidRequest(faults.join('; ')).because(facts)
  if (sizeOf(params) > LONGEST_REQUEST) throw invalidRequest(`the parameters must be at most ${LONGEST_REQUEST} characters together`).because(facts)
}
