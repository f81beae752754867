import { makeSdJwt, type SdJwtType } from '#credentials/sd-jwt.ts'
import type { CredentialFormat } from './format.ts'

/** SD-JWT VC (draft-ietf-oauth-sd-jwt-vc §3): the holder may withhold claims one by one. */
const sdJwtFormat = (name: SdJwtType): CredentialFormat => ({
  name,
  metadata: ({ vct }) => ({ vct }),
  make: ({ configuration: { vct }, iss, iat, exp, holder, status, claims }, { sign }) =>
    makeSdJwt({ ...claims, iss, iat, exp, vct, ...(holder && { cnf: { jwk: holder.jwk } }), ...(status && { status }) }, name, sign),
})

export const dcSdJwt = sdJwtFormat('dc+sd-jwt')
export const vcSdJwt = sdJwtFormat('vc+sd-jwt')
