import type { Params } from '#http/request.ts'

/** A parameter of authorization requests, declared by the code that reads it. What nobody declares is passed over (RFC 6749 §3.1). */
export interface AuthorizationParameter {
  readonly name: string
  /** The most characters of it that are read: nobody has shown anything yet when it comes, and what waits is written down for anyone. */
  readonly longest: number
  /** Whether it holds no secret and nothing of a person, so that an explanation of a refusal may show it. */
  readonly isHarmless: boolean
  readonly of: (params: Params) => string | undefined
}

interface Traits {
  readonly longest: number
  readonly withheld?: true
}

/** Declares a parameter; `withheld` when an explanation must not show its value. List it in `parameters.ts`. */
export const parameter = (name: string, { longest, withheld }: Traits): AuthorizationParameter => ({
  name,
  longest,
  isHarmless: withheld === undefined,
  of: (params) => params[name],
})
