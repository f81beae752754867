import { z } from 'zod'
import { secureUrl } from '#fields/kinds.ts'
import type { Context } from '#http/context.ts'
import { type OutboundAuthorization, outboundAuthorization } from '#model/outbound/authorization.ts'
import { Lost } from '#store/store.ts'
import { enqueue } from '#work/enqueue.ts'
import { jobKind } from '#work/job-kind.ts'
import { OutboundFailure } from './failure.ts'
import { writeTokens } from './keep-tokens.ts'
import { noteFailure } from './note-failure.ts'
import { ensureRefreshJob } from './refresh-schedule.ts'
import { type RemoteCall, remoteCallFor } from './registered.ts'
import { membersIn, plainText } from './token-answer.ts'
import { requestTokens, sendAsClient } from './token-request.ts'
import { fillPairs, fillUrl, joinedScopes, secretValuesOf, valuesOf } from './values.ts'

const KIND = 'outbound_device'
const GRANT = 'urn:ietf:params:oauth:grant-type:device_code'
/** RFC 8628 §3.2 and §3.5: seconds between two questions, and how much slower after `slow_down`. */
const [INTERVAL, SLOWER, LONGEST] = [5, 5, 60]

type DeviceCode = NonNullable<OutboundAuthorization['device']>

/** Reads what a device authorization endpoint answers (RFC 8628 §3.2). @throws {OutboundFailure} */
function readDevice(members: Readonly<Record<string, unknown>> | undefined, now: number) {
  const [code, user_code, uri] = [
    members?.['device_code'],
    plainText(members?.['user_code'], 64),
    members?.['verification_uri'] ?? members?.['verification_url'],
  ]
  const isLink = (value: unknown): value is string => secureUrl().schema.safeParse(value).success
  if (typeof code !== 'string' || code.length > 4096 || user_code === undefined || !isLink(uri))
    throw new OutboundFailure('remote_refused', 'the provider gives no device code', {
      error: plainText(members?.['error'], 128),
      description: plainText(members?.['error_description']),
    })
  const complete = members?.['verification_uri_complete']
  const life = Math.min(Math.max(Number(members?.['expires_in']) || 600, 1), 3600)
  const interval = Math.min(Math.max(Number(members?.['interval']) || INTERVAL, 1), LONGEST)
  const device: DeviceCode = {
    user_code,
    verification_uri: uri,
    ...(isLink(complete) ? { verification_uri_complete: complete } : {}),
    expires_at: now + life * 1000,
  }
  return { code, device, interval }
}

/** Begins a device flow (RFC 8628 §3.1): the code that somebody types at the provider, while a job asks whether they have. @throws {OutboundFailure} */
export async function startDevice(remote: RemoteCall): Promise<DeviceCode> {
  const { context, provider, row } = remote
  if (provider.device_authorization_endpoint === undefined) throw new OutboundFailure('misconfigured', 'the provider has no device authorization endpoint')
  const values = valuesOf(remote)
  const scope = joinedScopes(remote, values)
  const params = { ...fillPairs(row.parameters, values), client_id: remote.client.identifier, ...(scope === undefined ? {} : { scope }) }
  const answer = await sendAsClient(remote, { url: fillUrl(provider.device_authorization_endpoint, secretValuesOf(remote)), params })
  const { code, device, interval } = readDevice(membersIn(answer), context.now())
  const sealed = context.sealed.seal(outboundAuthorization, { id: row.id, device_code: code }, { device_code: code })
  const generation = row.generation + 1
  await context.db.together((batch) => {
    const patch = {
      device,
      device_code: sealed['device_code'] as string,
      generation,
      ...(row.access_token === undefined ? { status: 'waiting' as const } : {}),
    }
    batch.change(outboundAuthorization, { id: row.id, generation: row.generation }, patch)
    const now = context.now()
    enqueue(batch, { kind: KIND, tenant_id: context.tenant.id, payload: { authorization_id: row.id, generation, interval }, now, at: now + interval * 1000 })
  })
  return device
}

const payload = z.object({ authorization_id: z.string(), generation: z.number(), interval: z.number() })

/** Asks once whether the code was typed. @returns when to ask again, in seconds; nothing when it is decided. */
async function poll(remote: RemoteCall, interval: number): Promise<number | undefined> {
  const { context, row } = remote
  try {
    if ((row.device?.expires_at ?? 0) <= context.now())
      throw new OutboundFailure('grant_lost', 'nobody typed the device code in time', { error: 'expired_token' })
    const device_code = (await context.sealed.open(outboundAuthorization, row, 'device_code')) ?? ''
    const answer = await requestTokens(remote, { grant_type: GRANT, device_code })
    await ensureRefreshJob(context)
    await context.db.together((batch) => void writeTokens(batch, remote, { outcome: 'authorized', answer }))
    return undefined
  } catch (caught) {
    if (caught instanceof Lost) return undefined
    if (!(caught instanceof OutboundFailure)) throw caught
    if (caught.said.error === 'slow_down') return interval + SLOWER
    if (caught.kind === 'remote_unavailable') return interval
    await noteFailure(remote, new OutboundFailure('grant_lost', caught.message, caught.said))
    return undefined
  }
}

/** Asks whether a device code was typed, again and again until it was, was refused or has ended. */
export const deviceJob = jobKind<Context, typeof payload>({
  kind: KIND,
  doc: 'Asks whether a device code was typed at its provider.',
  payload,
  attempts: 20,
  run: async ({ authorization_id, generation, interval }, run) => {
    const context = await run.context()
    const row = await context?.db.table(outboundAuthorization).get(authorization_id)
    if (!context || row?.device_code === undefined || row.generation !== generation) return undefined
    const next = await poll(await remoteCallFor(context, row), interval)
    return next === undefined ? undefined : { again_at: context.now() + next * 1000 }
  },
})
