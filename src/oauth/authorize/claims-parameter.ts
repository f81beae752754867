import { jsonDepth } from '#kit/json-depth.ts'
import { type AskedClaim, type ClaimsRequest, claimsRequest } from '#model/claims-request.ts'
import { parameter } from './parameter.ts'

/** The claims that a client asks for by name (OIDC Core §5.5). */
export const claimsParameter = parameter('claims', { longest: 4096 })

/** The request, the answer, the claim and its values make four; the rest is for values that are objects themselves. */
const DEEPEST = 8

/** The `claims` parameter, or nothing when it is not what OIDC Core §5.5 describes, or nested deeper than any claim is. */
export function readClaims(text: string): ClaimsRequest | undefined {
  if (text.length > claimsParameter.longest || jsonDepth(text) > DEEPEST) return undefined
  try {
    return claimsRequest.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** The values that a claim must have to be of use, when the request says so (OIDC Core §5.5.1). */
export function wantedValues(claim: AskedClaim | undefined): readonly unknown[] {
  if (!claim) return []
  return claim.value !== undefined ? [claim.value] : (claim.values ?? [])
}
