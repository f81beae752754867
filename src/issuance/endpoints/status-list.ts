import { findClient } from '#clients/find-client.ts'
import { packStates } from '#credentials/status-bits.ts'
import type { Context } from '#http/context.ts'
import { endpoint } from '#http/endpoint.ts'
import { notFound } from '#http/refusal.ts'
import { type Answer, withMediaType } from '#http/render.ts'
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
async function statesOf({ id }: StatusList, { db }: Context) {
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

/** The issuer after its client was deleted: verifiers still need the list, and the keys of the client stay published. */
const formerIssuer = (client_id: string, { issuer, keys }: Context): CredentialIssuer => ({
  iss: issuer,
  sign: (claims, typ) => keys.sign(claims, typ, { alg: 'ES256', client_id }),
})

/** A status list token (draft-ietf-oauth-status-list §5.1), signed as the credentials are. */
async function statusListToken(list: StatusList, context: Context): Promise<string> {
  const client = await findClient(context, list.client_id)
  const { sign, iss } = client ? await credentialIssuer(client, context.settings.signing_alg, context) : formerIssuer(list.client_id, context)
  const iat = Math.floor(context.now() / 1000)
  const lst = packStates(await statesOf(list, context), { size: list.size, bits: BITS })
  return sign({ iss, sub: statusListUri(context, list.id), iat, exp: iat + LIFE, ttl: TTL, status_list: { bits: BITS, lst } }, 'statuslist+jwt')
}

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
  async handle({ params: { id = '' } }, context) {
    const list = /^[\w-]{1,64}$/.test(id) ? await context.db.table(statusList).get(id) : undefined
    if (!list) throw notFound('there is no such status list')
    const before = made(context).get(id)
    if (before?.version === list.version && before.until > context.now()) return before.answer
    const answer = withMediaType('application/statuslist+jwt', await statusListToken(list, context), { 'cache-control': `public, max-age=${TTL}` })
    made(context).set(id, { answer, version: list.version, until: context.now() + KEPT })
    return answer
  },
})
