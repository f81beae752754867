import { jsonDepth } from '#kit/json-depth.ts'
import { type AskedClaim, type ClaimsRequest, claimsRequest } from '#model/claims-request.ts'
import { parameter } from './parameter.ts'

/** The claims that a client asks for by name (OIDC Core §5.5). */
export const claimsParameter = parameter('claims', { longest: 4096 })

/** The request object, `id_token`, the claim and its values make four levels; the rest is for values that are objects. */
const DEEPEST = 8

/** Parses the `claims` parameter (OIDC Core §5.5); undefined when it is malformed or nested too deep. */
export function readClaims(text: string): ClaimsRequest | undefined {
  if (text.length > claimsParameter.longest || jsonDepth(text) > DEEPEST) return undefined
  try {
    return claimsRequest.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** The values that the request demands of a claim, if any (OIDC Core §5.5.1). */
export function wantedValues(claim: AskedClaim | undefined): readonly unknown[] {
  if (!claim) return []
  return claim.value !== undefined ? [claim.value] : (claim.values ?? [])
}
