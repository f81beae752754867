import type { CredentialConfiguration } from '#model/credential-configuration.ts'
import type { CredentialFormat } from './format.ts'
import { jwtVc } from './jwt-vc.ts'
import { jwtVcJson } from './jwt-vc-json.ts'
import { msoMdoc } from './mso-mdoc.ts'
import { dcSdJwt, vcSdJwt } from './sd-jwt.ts'

/** The formats in which credentials are issued; another is a file and a name here. */
const formats: readonly CredentialFormat[] = [dcSdJwt, vcSdJwt, jwtVcJson, jwtVc, msoMdoc]

export const formatOf = ({ format }: Pick<CredentialConfiguration, 'format'>): CredentialFormat => {
  const found = formats.find(({ name }) => name === format)
  if (!found) throw new Error(`there is no credential format ${format}`)
  return found
}
