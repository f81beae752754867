import { compactVerify, decodeJwt, decodeProtectedHeader, importJWK } from 'jose'
import { isObject } from '#fields/json-object.ts'
import type { QueriedCredential } from '#model/dcql/match.ts'
import { acceptedAlgs, keyOfIssuer } from '../keys/others.ts'
import type { Card } from '../vault/kept.ts'
import { fault } from '../words/fault.ts'
import { claimsOfSdJwt, discloseClaims } from './sd-jwt.ts'

type Members = Readonly<Record<string, unknown>>

/** The formats that this wallet keeps, with the name by which verifiers ask for each. */
const asked: Readonly<Record<string, QueriedCredential['format']>> = {
  'dc+sd-jwt': 'dc+sd-jwt',
  'vc+sd-jwt': 'dc+sd-jwt',
  jwt_vc_json: 'jwt_vc_json',
  jwt_vc: 'jwt_vc_json',
  mso_mdoc: 'mso_mdoc',
}
export const isKnownFormat = (format: string): boolean => Object.hasOwn(asked, format)
export const isSdJwt = (format: string): boolean => asked[format] === 'dc+sd-jwt'
export const isMdoc = (format: string): boolean => asked[format] === 'mso_mdoc'
/** Only who holds an mdoc needs the code that reads CBOR and certificates. */
const mdocs = () => import('./mdoc.ts')

/** The content of a card: its claims, as a query looks at them. */
export interface Content extends QueriedCredential {
  readonly issuer: string
  /** In milliseconds since 1970. */
  readonly expires_at: number | undefined
  readonly status: unknown
  /** The name in the certificate of the key that signed it. */
  readonly signer?: string | undefined
}

/** Reads a credential. @throws {Error} when it is none of its format */
export async function readContent(format: string, text: string): Promise<Content> {
  if (isMdoc(format)) return { format: 'mso_mdoc', issuer: '', ...(await mdocs()).readMdoc(text) }
  const claims: Members = isSdJwt(format) ? await claimsOfSdJwt(text) : decodeJwt(text)
  const { iss, exp, status, vc } = claims
  const inside = isObject(vc) ? vc['credentialStatus'] : undefined
  return {
    format: asked[format] ?? 'dc+sd-jwt',
    claims,
    issuer: typeof iss === 'string' ? iss : '',
    expires_at: typeof exp === 'number' ? exp * 1000 : undefined,
    status: status ?? inside,
  }
}

/** The content of a card, by its first copy. */
export const contentOf = ({ format, copies }: Card): Promise<Content> => readContent(format, copies[0]?.credential ?? '')

/** Verifies a JWT that the issuer of a credential signed. @throws {WalletFault} */
export async function verifyByIssuer(jwt: string): Promise<Members> {
  const [{ kid, alg = '' }, { iss = '' }] = [decodeProtectedHeader(jwt), decodeJwt(jwt)]
  const key = acceptedAlgs.includes(alg) ? await keyOfIssuer(iss, kid) : undefined
  if (!key) throw fault('issuerKey')
  await compactVerify(jwt, await importJWK(key, alg), { algorithms: [...acceptedAlgs] })
  return decodeJwt(jwt)
}

/** True when a credential carries the signature of its issuer; false when its issuer cannot be reached, or signed something else. */
export async function isSignedByIssuer(format: string, text: string): Promise<boolean> {
  try {
    if (isMdoc(format)) return await (await mdocs()).isSignedMdoc(text)
    await verifyByIssuer(text.split('~')[0] ?? '')
    return true
  } catch {
    return false
  }
}

/** The credential with no more than the claims at these places, and those that its issuer always tells. */
export async function discloseOnly(format: string, text: string, places: readonly (readonly (string | number)[])[]): Promise<string> {
  if (isMdoc(format)) return (await mdocs()).keepElements(text, places)
  return isSdJwt(format) ? discloseClaims(text, places) : text
}
