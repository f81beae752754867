import { randomUUID } from 'node:crypto'
import { discloseAll } from '../credential-subject.ts'
import type { CredentialContent, CredentialFormat } from './format.ts'

/** The types of a W3C credential. */
export const typesOf = ({ configuration: { types } }: Pick<CredentialContent, 'configuration'>): readonly string[] => [
  ...new Set(['VerifiableCredential', ...types]),
]
/** The subject of a W3C credential: the holder by the DID of its key, with the claims. */
export const credentialSubjectOf = ({ holder, claims }: CredentialContent) => ({ ...(holder?.did && { id: holder.did }), ...(discloseAll(claims) as object) })

/** A W3C credential of the data model 1.1 as a JWT (OID4VCI 1.0 §A.1.1): what it says stands in `vc`. */
export const jwtVcJson: CredentialFormat = {
  name: 'jwt_vc_json',
  metadata: (configuration) => ({ credential_definition: { type: typesOf({ configuration }) } }),
  make(content, { sign }) {
    const { iss, iat, exp, holder, status } = content
    const id = `urn:uuid:${randomUUID()}`
    const vc = {
      '@context': ['https://www.w3.org/2018/credentials/v1'],
      id,
      type: typesOf(content),
      issuer: iss,
      issuanceDate: new Date(iat * 1000).toISOString(),
      expirationDate: new Date(exp * 1000).toISOString(),
      credentialSubject: credentialSubjectOf(content),
    }
    const bound = holder && { cnf: { jwk: holder.jwk }, ...(holder.did && { sub: holder.did }) }
    return sign({ iss, iat, nbf: iat, exp, jti: id, ...bound, ...(status && { status }), vc }, 'JWT')
  },
}
