import { findClient } from '#clients/find-client.ts'
import { encodeClaims, makeCoseSign1 } from '#credentials/cose.ts'
import { packStates } from '#credentials/status-bits.ts'
import type { Context } from '#http/context.ts'
import { endpoint } from '#http/endpoint.ts'
import { notFound } from '#http/refusal.ts'
import { type Answer, withMediaType } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { Lru } from '#kit/lru.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { credentialStates, issuedCredential } from '#model/issued-credential.ts'
import { type StatusList, statusList } from '#model/status-list.ts'
import { anyOf } from '#store/store.ts'
import { type CredentialIssuer, credentialIssuer } from '../credential-issuer.ts'
import { statusListUri } from '../status-place.ts'

/** Seconds: how long a verifier may keep a list, and how long it is good where no fresh one can be had. */
const [TTL, LIFE] = [30, 3600]
/** Two bits: valid, revoked, suspended. */
const BITS = 2
const PAGE = 1000

/** The places of all credentials of a list that are not valid. */
async function readStates({ id }: StatusList, { db }: Context) {
  const states: { readonly index: number; readonly value: number }[] = []
  for (let after: { key: string } | undefined; ; ) {
    const rows = await db
      .table(issuedCredential)
      .find({ status_list_id: id, status: anyOf(['suspended', 'revoked']) }, { limit: PAGE, ...(after ? { after } : {}) })
    for (const { status_index, status } of rows) if (status_index !== undefined) states.push({ index: status_index, value: credentialStates.indexOf(status) })
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return states
    after = { key: last.id }
  }
}

/** A list that is switched off: each of its credentials is suspended until it is switched on again. */
const suspendedAll = ({ size }: StatusList) => Array.from({ length: size }, (_, index) => ({ index, value: credentialStates.indexOf('suspended') }))

/** The issuer after its client was deleted: verifiers still need the list, and the keys of the client stay published. */
const formerIssuer = (client_id: string, { issuer, keys }: Context): CredentialIssuer => ({
  iss: issuer,
  sign: (claims, typ) => keys.sign(claims, typ, { alg: 'ES256', client_id }),
  signBytes: (bytesFor) => keys.signBytes(bytesFor, { alg: 'ES256', client_id }),
  chain: [],
})

/** The forms of a status list token, signed as the credentials are, by media type. */
const forms: Readonly<Record<string, (said: ListClaims) => Promise<string | Buffer>>> = {
  // draft-ietf-oauth-status-list §5.1
  'application/statuslist+jwt': ({ sub, iat, lst, issuer: { iss, sign } }) =>
    sign({ iss, sub, iat, exp: iat + LIFE, ttl: TTL, status_list: { bits: BITS, lst } }, 'statuslist+jwt'),
  // draft-ietf-oauth-status-list §5.2
  'application/statuslist+cwt': ({ sub, iat, lst, issuer: { signBytes } }) => {
    const list = { bits: BITS, lst: new Uint8Array(Buffer.from(lst, 'base64url')) }
    const claims = new Map<number, unknown>([
      [CWT.sub, sub],
      [CWT.exp, iat + LIFE],
      [CWT.iat, iat],
      [CWT.status_list, list],
      [CWT.ttl, TTL],
    ])
    return makeCoseSign1(encodeClaims(claims), 'application/statuslist+cwt', signBytes)
  },
}
/** The numbers of the claims of a CWT (RFC 8392 §4, draft-ietf-oauth-status-list §14.4). */
const CWT = { sub: 2, exp: 4, iat: 6, status_list: 65_533, ttl: 65_534 }

interface ListClaims {
  readonly issuer: CredentialIssuer
  readonly sub: string
  readonly iat: number
  readonly lst: string
}

async function statusListToken(list: StatusList, type: string, context: Context): Promise<string | Buffer> {
  const client = await findClient(context, list.client_id)
  const issuer = client ? await credentialIssuer(client, { signing_alg: context.settings.signing_alg }, context) : formerIssuer(list.client_id, context)
  const lst = packStates(list.active ? await readStates(list, context) : suspendedAll(list), { size: list.size, bits: BITS })
  return (forms[type] as (typeof forms)[string])({ issuer, sub: statusListUri(context, list.id), iat: Math.floor(context.now() / 1000), lst })
}

/** The form that a verifier asks for; a JWT unless it names another. */
const acceptedType = ({ accept }: Request['headers']): string =>
  /\bapplication\/statuslist\+cwt\b/.test(accept ?? '') && !/\bapplication\/statuslist\+jwt\b/.test(accept ?? '')
    ? 'application/statuslist+cwt'
    : 'application/statuslist+jwt'

interface MadeList {
  readonly answer: Answer
  readonly version: number
  readonly until: number
}
/** Lists are signed once for each version and some seconds, so that strangers cannot keep the signing keys busy. */
const made = memoizeWeak((_context: Context) => new Lru<string, MadeList>(200))
const KEPT = 30_000

/** A status list (draft-ietf-oauth-status-list §8.1). A verifier that keeps it as long as it may hears of a revocation within a minute. */
export const statusListEndpoint = endpoint({
  method: 'GET',
  path: '/openid/status-lists/:id',
  spec: 'draft-ietf-oauth-status-list §8.1',
  surface: 'oauth',
  cors: 'any',
  async handle({ params: { id = '' }, headers }, context) {
    const list = /^[\w-]{1,64}$/.test(id) ? await context.db.table(statusList).get(id) : undefined
    if (!list) throw notFound('there is no such status list')
    context.tally.used({ tenant: context.tenant.id, kind: 'desk_use', id: list.id, address: '' })
    const type = acceptedType(headers)
    const kept = `${type} ${id}`
    const before = made(context).get(kept)
    if (before?.version === list.version && before.until > context.now()) return before.answer
    const answer = withMediaType(type, await statusListToken(list, type, context), { 'cache-control': `public, max-age=${TTL}`, vary: 'Accept' })
    made(context).set(kept, { answer, version: list.version, until: context.now() + KEPT })
    return answer
  },
})
