import { decodeJwt } from 'jose'
import { invalidClient } from '#http/refusal.ts'
import type { Params } from '#http/request.ts'
import type { Claim } from '../contracts.ts'

export const FEDERATED_JWT = 'federated_jwt'
export const SPIFFE_JWT = 'spiffe_jwt'
const BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const SPIFFE = 'urn:ietf:params:oauth:client-assertion-type:jwt-spiffe'
const MAX_LENGTH = 16_384

/**
 * Reads an assertion of another issuer for a client that sends `client_id`, unverified: one of the SPIFFE type, or one whose `iss` and `sub` are not
 * the client. A client's own assertion has its id as `iss` and `sub` (RFC 7523 §3).
 */
export function readFederated({ client_assertion: proof, client_assertion_type: type, client_id }: Params): Claim | undefined {
  if (proof === undefined || (type !== BEARER && type !== SPIFFE)) return undefined
  if (type === SPIFFE) {
    if (client_id === undefined) throw invalidClient('client_id is missing: send it beside a SPIFFE JWT-SVID')
    if (proof.length > MAX_LENGTH || namesOf(proof) === undefined) throw invalidClient('client_assertion is not a signed JWT')
    return { client_id, method: SPIFFE_JWT, proof }
  }
  const names = client_id === undefined || proof.length > MAX_LENGTH ? undefined : namesOf(proof)
  const [iss, sub] = names ?? []
  return client_id === undefined || iss === sub || iss === client_id || sub === client_id ? undefined : { client_id, method: FEDERATED_JWT, proof }
}

/** `iss` and `sub` of a JWT; undefined when the text is not a JWT. */
function namesOf(jwt: string): readonly unknown[] | undefined {
  try {
    const { iss, sub } = decodeJwt(jwt)
    return [iss, sub]
  } catch {
    return undefined
  }
}
