import type { Params } from '#http/request.ts'

/** A parameter of authorization requests, declared by the code that reads it. Undeclared parameters are ignored (RFC 6749 §3.1). */
export interface AuthorizationParameter {
  readonly name: string
  /** The greatest length, in characters. The sender has proved nothing yet, and a waiting request is stored. */
  readonly longest: number
  /** The parameter holds no secret and no personal data, so that an explanation of a refusal may show it. */
  readonly isHarmless: boolean
  readonly of: (params: Params) => string | undefined
}

interface ParameterTraits {
  readonly longest: number
  readonly withheld?: true
}

/** Declares a parameter; `withheld` when an explanation must not show its value. List it in `parameters.ts`. */
export const parameter = (name: string, { longest, withheld }: ParameterTraits): AuthorizationParameter => ({
  name,
  longest,
  isHarmless: withheld === undefined,
  of: (params) => params[name],
})
