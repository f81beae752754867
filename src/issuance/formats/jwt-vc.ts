import { randomUUID } from 'node:crypto'
import type { CredentialFormat } from './format.ts'
import { credentialSubjectOf, jwtVcJson, typesOf } from './jwt-vc-json.ts'

/** A W3C credential of the data model 2.0 as a JWT: the credential itself is the payload. */
export const jwtVc: CredentialFormat = {
  name: 'jwt_vc',
  metadata: jwtVcJson.metadata,
  make(content, { sign }) {
    const { iss, iat, exp, holder, status } = content
    const id = `urn:uuid:${randomUUID()}`
    const bound = holder && { cnf: { jwk: holder.jwk }, ...(holder.did && { sub: holder.did }) }
    const credential = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      id,
      type: typesOf(content),
      issuer: iss,
      validFrom: new Date(iat * 1000).toISOString(),
      validUntil: new Date(exp * 1000).toISOString(),
      credentialSubject: credentialSubjectOf(content),
    }
    return sign({ ...credential, iss, iat, exp, jti: id, ...bound, ...(status && { status }) }, 'vc+jwt')
  },
}
