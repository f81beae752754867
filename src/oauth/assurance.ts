import type { Context } from '#http/context.ts'
import type { AuthorizationRequest } from './authorize/authorization-request.ts'
import { wantedValues } from './authorize/claims-parameter.ts'
import { findApi } from './protected-apis.ts'

/** The sign-in that a request needs: how recent, and how strong. */
export interface Assurance {
  /** Seconds. */
  readonly max_age: number | undefined
  /** Lists of `acr` values; the sign-in must have one of each. */
  readonly strengths: readonly (readonly string[])[]
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** The essential `acr` of the ID token (OIDC Core §5.5.1.1). */
function essentialStrength({ claims }: AuthorizationRequest): readonly string[] {
  const acr = claims?.id_token?.['acr']
  return acr?.essential === true ? wantedValues(acr).filter(isText) : []
}

/**
 * The sign-in that a request for tokens of these APIs needs: as its client asks, and as each API is registered to want it (RFC 9470 §4). For a token
 * of an API, `acr_values` are necessary: with a token that does not meet them, the API would only challenge again (RFC 9470 §5). For an ID token
 * alone they are voluntary (OIDC Core §3.1.2.1).
 */
export async function neededAssurance(demand: AuthorizationRequest, audience: readonly string[], context: Context): Promise<Assurance> {
  const apis = await Promise.all(audience.map((identifier) => findApi(context, identifier)))
  const ages = [demand.max_age, ...apis.map((api) => api?.max_age)].filter((age) => age !== undefined)
  const asked = demand.resource === undefined ? [] : demand.acr_values
  const strengths = [essentialStrength(demand), asked, ...apis.map((api) => api?.acr_values ?? [])]
  return { max_age: ages.length === 0 ? undefined : Math.min(...ages), strengths: strengths.filter((values) => values.length > 0) }
}
