import { findClient } from '#clients/find-client.ts'
import { toReadable } from '#fields/read.ts'
import type { Context } from '#http/context.ts'
import { looksLikeSecret } from '#kit/random.ts'
import { accessToken } from '#model/access-token.ts'
import { authorizationCode } from '#model/authorization-code.ts'
import { refreshToken } from '#model/refresh-token.ts'
import { accessHandle, codeHandle, handleKey, refreshHandle } from '#oauth/handle.ts'
import { refreshEnd } from '#oauth/refresh-rotation.ts'
import { findRecordKey } from '#oauth/tokens/verify.ts'
import { type Inspection, type InspectionStep, makeStep } from './inspection.ts'
import { inspectJwt } from './jwt.ts'
import { accessSteps, checkExpiry, checkRecorded, checkUnmarked } from './recorded.ts'
import { rootSteps } from './roots.ts'

const plain = { header: null, claims: null, record: null } as const
const verdict = (steps: readonly InspectionStep[]) => steps.every(({ passed }) => passed)

/** Inspects a token for an administrator: its kind and, step by step, whether it is valid here. A mere holder of a token learns none of this. */
export async function inspect(context: Context, token: string): Promise<Inspection> {
  if (token.startsWith(accessHandle.prefix)) return opaqueAccess(context, token)
  if (token.startsWith(refreshHandle.prefix)) return refresh(context, token)
  if (token.startsWith(codeHandle.prefix)) return code(context, token)
  if (token.startsWith('ghs_')) {
    const steps = [makeStep('checksum', looksLikeSecret('ghs_', token), 'a client secret; do not paste these anywhere: make a new one if it was seen')]
    return { ...plain, kind: 'client_secret', format: 'opaque', valid: null, steps }
  }
  const parts = token.split('.')
  if (parts.length === 3) return inspectJwt(context, token)
  const what = parts.length === 5 ? 'five parts: an encrypted JWT, which only its receiver can open' : 'neither a JWT nor a token that this server makes'
  return { ...plain, kind: 'unknown', format: 'none', valid: parts.length === 5 ? null : false, steps: [makeStep('form', false, what)] }
}

const whole = (passed: boolean) => makeStep('checksum', passed, passed ? 'it is complete' : 'it is cut off or mistyped')
async function opaqueAccess(context: Context, token: string): Promise<Inspection> {
  const complete = looksLikeSecret(accessHandle.prefix, token)
  const id = complete ? await findRecordKey(context, token) : undefined
  const row = id === undefined ? undefined : await context.db.table(accessToken).get(id)
  const steps = [whole(complete), ...(row ? await accessSteps(context, row) : complete ? [checkRecorded(false)] : [])]
  return { ...plain, kind: 'access_token', format: 'opaque', valid: verdict(steps), steps, record: row ? toReadable(accessToken, 'admin', row) : null }
}

async function refresh(context: Context, token: string): Promise<Inspection> {
  const key = handleKey(refreshHandle, token, context.vault)
  const row = key === undefined ? undefined : await context.db.table(refreshToken).get(key)
  const client = row && (await findClient(context, row.client_id))
  const steps = [whole(key !== undefined)]
  if (row)
    steps.push(
      checkRecorded(true),
      checkExpiry(client ? refreshEnd(row, client) : row.expires_at, context.now()),
      checkUnmarked(row.used_at, 'used'),
      checkUnmarked(row.revoked_at, 'revoked'),
      ...(await rootSteps(context, row)),
    )
  else if (key !== undefined) steps.push(checkRecorded(false))
  return { ...plain, kind: 'refresh_token', format: 'opaque', valid: verdict(steps), steps, record: row ? toReadable(refreshToken, 'admin', row) : null }
}

async function code(context: Context, token: string): Promise<Inspection> {
  const key = handleKey(codeHandle, token, context.vault)
  const row = key === undefined ? undefined : await context.db.table(authorizationCode).get(key)
  const steps = [whole(key !== undefined)]
  if (row) steps.push(checkRecorded(true), checkExpiry(row.expires_at, context.now()), checkUnmarked(row.used_at, 'used'), ...(await rootSteps(context, row)))
  else if (key !== undefined) steps.push(checkRecorded(false))
  return {
    ...plain,
    kind: 'authorization_code',
    format: 'opaque',
    valid: verdict(steps),
    steps,
    record: row ? toReadable(authorizationCode, 'admin', row) : null,
  }
}
