import { jsonOf, readCbor, readMap } from '#credentials/cbor.ts'
import { demandCoseSignature, type ParsedSign1, readSign1 } from '#credentials/cose.ts'
import { CredentialFault, demand } from '#credentials/fault.ts'
import { demandInForce, demandSignature, parseJwt, typeOfJwt } from '#credentials/signed-jwt.ts'
import { isObject } from '#fields/json-object.ts'
import type { Context } from '#http/context.ts'
import { trustDocumentSigner } from './document-signer.ts'
import { type TrustedKey, trustIssuer } from './issuer-trust.ts'
import type { Transaction } from './transaction.ts'

/** The verifier on whose behalf a status is checked. */
export interface StatusChecking {
  readonly context: Context
  readonly by: Pick<Transaction, 'verifier' | 'client'>
}
interface StatusReading extends StatusChecking {
  /** The issuer of the credential. */
  readonly issuer: TrustedKey
}

/** The content of a verified status list token. */
export interface ListToken {
  readonly bits: number
  /** The compressed list. */
  readonly lst: Buffer
  /** Seconds. */
  readonly ttl: number | undefined
}

const NAME = 'the status list'
/** The numbers of the claims of a CWT, with their names in a JWT (RFC 8392 §4, draft-ietf-oauth-status-list §14.4). */
const numbered = { 2: 'sub', 4: 'exp', 5: 'nbf', 6: 'iat', 65533: 'status_list', 65534: 'ttl' }
/** The first bytes of a COSE_Sign1 object: its tag, or an array of four. */
const cose: readonly (number | undefined)[] = [0xd2, 0x84]

async function claimsOfJwt(text: string, { issuer, context, by }: StatusReading): Promise<Readonly<Record<string, unknown>>> {
  const jwt = parseJwt(text.trim(), NAME)
  demand(typeOfJwt(jwt) === 'statuslist+jwt', `the typ of ${NAME} must be statuslist+jwt`)
  const { claims } = jwt
  // The list is of the issuer of the credential, who may sign it with another of its keys.
  const named = { ...jwt, claims: { ...claims, iss: claims['iss'] ?? issuer.issuer } }
  const signer = await trustIssuer(named, context, by)
  // Another issuer that the verifier trusts may not say what became of this one's credentials.
  demand(signer.issuer === issuer.issuer, `${NAME} is of another issuer than the credential`)
  await demandSignature(jwt, signer.key, NAME)
  return claims
}

/**
 * The signer of a CWT without certificates: the key of the issuer that its `kid` names, since lists are often signed by another key than credentials
 * are; else the key of the credential.
 */
async function signerByKid({ kid }: ParsedSign1, { issuer, context, by }: StatusReading): Promise<TrustedKey> {
  if (kid === undefined) return issuer
  try {
    return await trustIssuer({ header: { kid }, claims: { iss: issuer.issuer } }, context, by)
  } catch (fault) {
    // An issuer that a certificate alone names publishes no keys.
    if (fault instanceof CredentialFault) return issuer
    throw fault
  }
}

async function claimsOfCwt(bytes: Buffer, reading: StatusReading): Promise<Readonly<Record<string, unknown>>> {
  const object = readSign1(readCbor(bytes, NAME), NAME)
  demand(object.typ === 'application/statuslist+cwt', `the typ of ${NAME} must be application/statuslist+cwt`)
  const { issuer, context, by } = reading
  const signer = object.chain.length > 0 ? await trustDocumentSigner(object.chain, context, by, issuer.issuer) : await signerByKid(object, reading)
  demand(signer.issuer === issuer.issuer, `${NAME} is of another issuer than the credential`)
  await demandCoseSignature(object, signer.key, { name: NAME })
  const claims = readMap(readCbor(object.payload ?? new Uint8Array(), NAME), NAME)
  return Object.fromEntries(
    Object.entries(numbered).flatMap(([number, name]) => (claims.has(Number(number)) ? [[name, jsonOf(claims.get(Number(number)))]] : [])),
  )
}

/** Reads and verifies a status list token (draft-ietf-oauth-status-list §5), as a JWT or as a CWT. @throws {CredentialFault} */
export async function readListToken(bytes: Buffer, uri: string, reading: StatusReading): Promise<ListToken> {
  const claims = await (cose.includes(bytes[0]) ? claimsOfCwt(bytes, reading) : claimsOfJwt(bytes.toString('utf8'), reading))
  demand(claims['sub'] === uri, `${NAME} says that it is another one`)
  demandInForce(claims, reading.context.now(), NAME)
  const { status_list: list, ttl } = claims
  demand(isObject(list) && typeof list['lst'] === 'string' && [1, 2, 4, 8].includes(Number(list['bits'])), `${NAME} has no list of 1, 2, 4 or 8 bits`)
  return { bits: Number(list['bits']), lst: Buffer.from(list['lst'], 'base64url'), ttl: typeof ttl === 'number' ? ttl : undefined }
}
