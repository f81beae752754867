import { readable } from '#fields/read.ts'
import type { Context } from '#http/context.ts'
import { looksLikeSecret } from '#kit/random.ts'
import { type AccessToken, accessToken } from '#model/access-token.ts'
import { authorizationCode } from '#model/authorization-code.ts'
import { refreshToken } from '#model/refresh-token.ts'
import { accessHandle, codeHandle, handleKey, refreshHandle } from '#oauth/handle.ts'
import { findRecordKey } from '#oauth/tokens/verify.ts'
import { inspectJwt } from './jwt.ts'
import { rootSteps } from './roots.ts'

export interface Step {
  readonly check: string
  readonly passed: boolean
  readonly detail: string
}

/** What can be told of a token. */
export interface Inspection {
  readonly kind: 'access_token' | 'refresh_token' | 'authorization_code' | 'id_token' | 'client_assertion' | 'client_secret' | 'jwt' | 'unknown'
  readonly format: 'opaque' | 'jwt' | 'none'
  /** Null where only its receiver can tell. */
  readonly valid: boolean | null
  readonly steps: readonly Step[]
  readonly header: Readonly<Record<string, unknown>> | null
  readonly claims: Readonly<Record<string, unknown>> | null
  readonly record: Readonly<Record<string, unknown>> | null
}

export const step = (check: string, passed: boolean, detail: string): Step => ({ check, passed, detail })
export const when = (at: number): string => new Date(at).toISOString()
const plain = { header: null, claims: null, record: null } as const
const verdict = (steps: readonly Step[]) => steps.every(({ passed }) => passed)

/** Tells an administrator what a token is and, step by step, whether it is good here. Whoever merely holds a token is told nothing of this. */
export async function inspect(context: Context, token: string): Promise<Inspection> {
  if (token.startsWith(accessHandle.prefix)) return opaqueAccess(context, token)
  if (token.startsWith(refreshHandle.prefix)) return refresh(context, token)
  if (token.startsWith(codeHandle.prefix)) return code(context, token)
  if (token.startsWith('ghs_')) {
    const steps = [step('checksum', looksLikeSecret('ghs_', token), 'a client secret; do not paste these anywhere: make a new one if it was seen')]
    return { ...plain, kind: 'client_secret', format: 'opaque', valid: null, steps }
  }
  const parts = token.split('.')
  if (parts.length === 3) return inspectJwt(context, token)
  const what = parts.length === 5 ? 'five parts: an encrypted JWT, which only its receiver can open' : 'neither a JWT nor a token that this server makes'
  return { ...plain, kind: 'unknown', format: 'none', valid: parts.length === 5 ? null : false, steps: [step('form', false, what)] }
}

const whole = (passed: boolean) => step('checksum', passed, passed ? 'it is complete' : 'it is cut off or mistyped')
const lives = (expiresAt: number, now: number) =>
  step('expiry', expiresAt > now, expiresAt > now ? `it lives until ${when(expiresAt)}` : `it expired at ${when(expiresAt)}`)
const unmarked = (at: number | undefined, word: string) =>
  step(word, at === undefined, at === undefined ? `it was not ${word}` : `it was ${word} at ${when(at)}`)
const recorded = (found: boolean) => step('record', found, found ? 'it is recorded here' : 'this server never issued it, or it expired long ago')

/** The steps of an access token that is on record. */
export async function accessSteps(context: Context, row: AccessToken): Promise<Step[]> {
  return [recorded(true), lives(row.expires_at, context.now()), unmarked(row.revoked_at, 'revoked'), ...(await rootSteps(context, row))]
}

async function opaqueAccess(context: Context, token: string): Promise<Inspection> {
  const complete = looksLikeSecret(accessHandle.prefix, token)
  const id = complete ? await findRecordKey(context, token) : undefined
  const row = id === undefined ? undefined : await context.db.table(accessToken).get(id)
  const steps = [whole(complete), ...(row ? await accessSteps(context, row) : complete ? [recorded(false)] : [])]
  return { ...plain, kind: 'access_token', format: 'opaque', valid: verdict(steps), steps, record: row ? readable(accessToken, 'admin', row) : null }
}

async function refresh(context: Context, token: string): Promise<Inspection> {
  const key = handleKey(refreshHandle, token, context.vault)
  const row = key === undefined ? undefined : await context.db.table(refreshToken).get(key)
  const steps = [whole(key !== undefined)]
  if (row)
    steps.push(
      recorded(true),
      lives(row.expires_at, context.now()),
      unmarked(row.used_at, 'used'),
      unmarked(row.revoked_at, 'revoked'),
      ...(await rootSteps(context, row)),
    )
  else if (key !== undefined) steps.push(recorded(false))
  return { ...plain, kind: 'refresh_token', format: 'opaque', valid: verdict(steps), steps, record: row ? readable(refreshToken, 'admin', row) : null }
}

async function code(context: Context, token: string): Promise<Inspection> {
  const key = handleKey(codeHandle, token, context.vault)
  const row = key === undefined ? undefined : await context.db.table(authorizationCode).get(key)
  const steps = [whole(key !== undefined)]
  if (row) steps.push(recorded(true), lives(row.expires_at, context.now()), unmarked(row.used_at, 'used'), ...(await rootSteps(context, row)))
  else if (key !== undefined) steps.push(recorded(false))
  return {
    ...plain,
    kind: 'authorization_code',
    format: 'opaque',
    valid: verdict(steps),
    steps,
    record: row ? readable(authorizationCode, 'admin', row) : null,
  }
}
