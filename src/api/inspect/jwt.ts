import { decodeJwt, decodeProtectedHeader } from 'jose'
import type { Members } from '#fields/json-object.ts'
import { toReadable } from '#fields/read.ts'
import type { Context } from '#http/context.ts'
import { mediaTypeOf } from '#kit/media-type.ts'
import { accessToken } from '#model/access-token.ts'
import { client } from '#model/client.ts'
import { findRecordKey } from '#oauth/tokens/verify.ts'
import { formatInstant, type Inspection, type InspectionStep, makeStep } from './inspection.ts'
import { accessSteps } from './recorded.ts'

interface Decoded {
  readonly jwt: string
  readonly header: Members
  readonly claims: Members
}

/** Inspects a JWT: an access token of ours, an ID token of ours, an assertion of a client, or somebody else's. */
export async function inspectJwt(context: Context, jwt: string): Promise<Inspection> {
  const decoded = decode(jwt)
  if (!decoded) {
    const steps = [makeStep('form', false, 'three parts, but not those of a JWT')]
    return { kind: 'unknown', format: 'none', valid: false, steps, header: null, claims: null, record: null }
  }
  const { header, claims } = decoded
  const kind = await kindOf(context, decoded)
  const shown = { kind, format: 'jwt', header, claims } as const
  if (kind === 'client_assertion') return { ...shown, valid: null, steps: assertionSteps(context, claims), record: null }
  const steps = await ownSteps(context, decoded)
  const id = kind === 'access_token' && steps.every(({ passed }) => passed) ? await findRecordKey(context, jwt) : undefined
  const row = id === undefined ? undefined : await context.db.table(accessToken).get(id)
  if (id !== undefined) steps.push(...(row ? await accessSteps(context, row) : [makeStep('record', false, 'its record is gone')]))
  return { ...shown, valid: steps.every(({ passed }) => passed), steps, record: row ? toReadable(accessToken, 'admin', row) : null }
}

function decode(jwt: string): Decoded | undefined {
  try {
    return { jwt, header: { ...decodeProtectedHeader(jwt) }, claims: decodeJwt(jwt) }
  } catch {
    // The pasted text is not a JWT, so there is nothing to inspect.
    return undefined
  }
}

const typOf = ({ header }: Decoded) => mediaTypeOf(header['typ'])
/** The claim is unverified and may be of any type. */
const textOfClaim = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nobody'))

async function kindOf(context: Context, decoded: Decoded): Promise<Inspection['kind']> {
  const { iss, sub, client_id } = decoded.claims
  if (typOf(decoded) === 'at+jwt' || (iss === context.issuer && client_id !== undefined)) return 'access_token'
  if (iss === context.issuer) return 'id_token'
  // RFC 7523 §3: `iss` and `sub` of an assertion are the client.
  const known = typeof sub === 'string' && iss === sub && !/\p{Cc}/u.test(sub) && (await context.db.table(client).get(sub))
  return known ? 'client_assertion' : 'jwt'
}

/** The checks of every JWT of ours. */
async function ownSteps(context: Context, decoded: Decoded): Promise<InspectionStep[]> {
  const { jwt, claims } = decoded
  const ours = claims['iss'] === context.issuer
  const signed = ours && (await context.keys.verify(jwt, [typOf(decoded)])) !== undefined
  return [
    makeStep(
      'issuer',
      ours,
      ours ? 'it says that it comes from here' : `it says that it comes from ${textOfClaim(claims['iss'])}, and this is ${context.issuer}`,
    ),
    ...(ours ? [makeStep('signature', signed, signed ? 'one of our published keys signed it' : 'none of our published keys signed it')] : []),
    ...timeSteps(context, claims),
  ]
}

/** The greatest value of a Date, in milliseconds. */
const LAST = 8.64e15

function timeSteps(context: Context, { exp }: Members): InspectionStep[] {
  if (typeof exp !== 'number') return [makeStep('expiry', false, 'it does not say when it expires')]
  const lives = exp * 1000 > context.now()
  return [makeStep('expiry', lives, `${lives ? 'it lives until' : 'it expired at'} ${formatInstant(Math.max(-LAST, Math.min(exp * 1000, LAST)))}`)]
}

function assertionSteps(context: Context, claims: Members): InspectionStep[] {
  const audience = [claims['aud']].flat()
  const meant = audience.length === 1 && audience[0] === context.issuer
  return [
    makeStep('client', true, `${textOfClaim(claims['sub'])} speaks of itself`),
    makeStep('audience', meant, meant ? 'it is meant for this server' : `its audience must be ${context.issuer} and nothing else`),
    makeStep('jti', typeof claims['jti'] === 'string', typeof claims['jti'] === 'string' ? 'it names itself' : 'it lacks a jti, so it could be used again'),
    ...timeSteps(context, claims),
  ]
}
