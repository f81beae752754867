import { type AskedClaim, type ClaimsRequest, claimsRequest } from '#model/claims-request.ts'

/** The `claims` parameter, or nothing when it is not what OIDC Core §5.5 describes. */
export function readClaims(text: string): ClaimsRequest | undefined {
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
