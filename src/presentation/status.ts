import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import { fetchOnBehalf, memoizeByParty } from '#clients/on-behalf.ts'
import { CredentialFault, demand } from '#credentials/fault.ts'
import { isObject } from '#fields/json-object.ts'
import type { Context } from '#http/context.ts'
import { Lru } from '#kit/lru.ts'
import { credentialStates, issuedCredential } from '#model/issued-credential.ts'
import { statusList } from '#model/status-list.ts'
import type { TrustedKey } from './issuer-trust.ts'
import { type ListToken, readListToken, type StatusChecking } from './status-list-token.ts'

const inflated = promisify(inflate)

/** The longest list that is fetched, in bytes, and what it may grow to. */
const [LARGEST, INFLATED] = [1_048_576, 8_388_608]
/** The longest and shortest time that a list is kept, in milliseconds: a suspension is seen within a minute. */
const [LONGEST, SHORTEST] = [60_000, 5000]

/** A status list that was fetched and verified. */
interface FetchedStatusList {
  readonly bits: number
  readonly bytes: Buffer
  readonly until: number
}
const lists = memoizeByParty(() => new Lru<string, FetchedStatusList>(200))

/** The forms of a list that are read: as a JWT, or as a CWT. */
const accept = 'application/statuslist+jwt, application/statuslist+cwt;q=0.9'

/** The words for a status (draft-ietf-oauth-status-list §7.1). */
const words: Readonly<Record<number, string>> = { 1: 'was revoked', 2: 'is suspended' }

/** Opens a verified list: a list of zeros inflates a thousandfold (a zip bomb). @throws {CredentialFault} */
async function open({ bits, lst, ttl = LONGEST / 1000 }: ListToken, now: number): Promise<FetchedStatusList> {
  const bytes = (await inflated(lst, { maxOutputLength: INFLATED }).catch(() => {
    throw new CredentialFault('the status list cannot be inflated, or is larger than 8 MiB')
  })) as Buffer
  return { bits, bytes, until: now + Math.min(LONGEST, Math.max(SHORTEST, ttl * 1000)) }
}

async function fetchList(uri: string, issuer: TrustedKey, checking: StatusChecking): Promise<FetchedStatusList> {
  const party = { context: checking.context, client: checking.by.client }
  const kept = lists(party)
  const known = kept.get(`${issuer.issuer} ${uri}`)
  if (known && checking.context.now() < known.until) return known
  const answer = await fetchOnBehalf(party)(uri, { headers: { accept }, limit: LARGEST }).catch((cause: unknown) => {
    throw new CredentialFault(`the status list was not reached: ${cause instanceof Error ? cause.message : 'unknown cause'}`)
  })
  demand(answer.status === 200, `the status list was not found: the server answered ${answer.status}`)
  const list = await open(await readListToken(answer.bytes, uri, { issuer, ...checking }), checking.context.now())
  kept.set(`${issuer.issuer} ${uri}`, list)
  return list
}

/** Reads one entry: `bits` wide, the lowest bits of a byte first (draft-ietf-oauth-status-list §4.1). */
function statusAt({ bits, bytes }: FetchedStatusList, index: number): number {
  const perByte = 8 / bits
  const byte = bytes[Math.floor(index / perByte)]
  demand(byte !== undefined, 'the credential has a place beyond the end of its status list')
  return (byte >>> ((index % perByte) * bits)) & (2 ** bits - 1)
}

/** The status in a list of our own, which takes effect at once; undefined for a list of another. A place that was never given is none of ours. */
async function ownStatus(uri: string, index: number, { issuer, db }: Context): Promise<number | undefined> {
  const lists = `${issuer}/openid/status-lists/`
  if (!uri.startsWith(lists)) return undefined
  const id = uri.slice(lists.length)
  const [[row], list] = await Promise.all([
    db.table(issuedCredential).find({ status_list_id: id, status_index: index }, { limit: 1 }),
    db.table(statusList).get(id),
  ])
  demand(row !== undefined, 'the credential has a place in our status lists that was never given')
  return credentialStates.indexOf(row.status === 'valid' && list?.active === false ? 'suspended' : row.status)
}

/**
 * Demands that a credential with a status is valid at this moment (draft-ietf-oauth-status-list §8.3). A list that cannot be fetched or verified refuses it,
 * because an attacker with a revoked credential would otherwise only have to keep us from it.
 * @throws {CredentialFault}
 */
export async function demandValidStatus(status: unknown, issuer: TrustedKey, checking: StatusChecking): Promise<void> {
  if (status === undefined) return
  const list = isObject(status) ? status['status_list'] : undefined
  demand(isObject(list), 'the status of the credential is of a kind that is not understood here')
  const { idx, uri } = list
  demand(typeof uri === 'string' && Number.isSafeInteger(idx) && Number(idx) >= 0, 'the status of the credential names no place in a list')
  const found = (await ownStatus(uri, Number(idx), checking.context)) ?? statusAt(await fetchList(uri, issuer, checking), Number(idx))
  demand(found === 0, `the credential ${words[found] ?? `has the status ${found}`}`)
}
