import { SHORTEST_HMAC_KEY } from '#keys/foreign.ts'
import { client } from '#model/client.ts'
import { type TrustedIssuer, trustedIssuer } from '#model/trusted-issuer.ts'
import { user } from '#model/user.ts'
import type { PageRequest } from '#store/store.ts'
import { declared } from '../administered.ts'
import { guardOfClient } from '../clients/powers.ts'
import { planOnDesk } from '../desk/plan.ts'
import { refuseEscalation } from '../escalation.ts'
import type { Call } from '../operation.ts'
import { rootsFault } from '../write/certified-key.ts'
import { faultIf, faultOf, mergeErrors } from '../write/faults.ts'
import { trustedIssuerHistory } from '../write/history.ts'
import { unknownScopes } from '../write/known-scopes.ts'

/**
 * The powers that a trusted issuer gives to the author of its row: the keys may be the author's own, so that the author can make tokens with all its
 * scopes, for any person or for the named client.
 */
const powersOf = ({ scopes, purposes, client_id }: TrustedIssuer): readonly string[] =>
  purposes.length === 0 ? [] : [...scopes, client_id === undefined ? 'users:manage:all' : 'clients:manage:all']

const PAGE = 500

/** The powers of the clients that an issuer's tokens prove: the author of its keys can act as each of them. */
async function powersOfProven({ issuer }: TrustedIssuer, { context }: Call): Promise<readonly string[]> {
  const powers = new Set<string>()
  for (let page: PageRequest = { limit: PAGE }; ; ) {
    const rows = await context.db.table(client).find({}, page)
    for (const row of rows)
      if (row.attesters.includes(issuer) || row.federated_identities.some((identity) => identity.issuer === issuer))
        for (const name of guardOfClient(row)) powers.add(name)
    const last = rows[PAGE - 1]
    if (!last) return [...powers]
    page = { limit: PAGE, after: { key: last.id } }
  }
}

const provesClients = (row: TrustedIssuer | undefined): boolean =>
  row !== undefined && (row.purposes.includes('client_federation') || row.purposes.includes('client_attestation'))

async function unknownSubject({ user_id, client_id }: TrustedIssuer, { context }: Call) {
  return mergeErrors(
    faultIf(user_id !== undefined && !(await context.db.table(user).get(user_id)), 'user_id', `there is no person ${user_id}`),
    faultIf(client_id !== undefined && !(await context.db.table(client).get(client_id)), 'client_id', `there is no client ${client_id}`),
  )
}

const isShort = (secret: unknown): boolean => typeof secret === 'string' && Buffer.byteLength(secret) < SHORTEST_HMAC_KEY

/** `/api/trusted-issuers`. */
export const trustedIssuers = declared(trustedIssuer, {
  whole: ['jwks', 'introspection_client_secret', 'hmac_secret', 'attributes'],
  async faults({ was, draft, sent }, call) {
    return mergeErrors(
      await unknownScopes(
        call,
        'scopes',
        draft.scopes.filter((name) => !was?.scopes.includes(name)),
      ),
      await unknownSubject(draft, call),
      faultOf('roots', rootsFault(draft.roots)),
      faultIf(isShort(sent['hmac_secret']), 'hmac_secret', 'is shorter than 32 bytes: whoever sees one token could guess it (RFC 7518 §3.2)'),
      faultIf(draft.issuer === call.context.issuer, 'issuer', 'is the issuer of this tenant, whose tokens are valid here anyway'),
    )
  },
  async plan({ was, draft }, call) {
    const proven = provesClients(was) || provesClients(draft) ? await powersOfProven(draft, call) : []
    await refuseEscalation(call, [...(was ? powersOf(was) : []), ...powersOf(draft), ...proven])
    return planOnDesk({ was, draft }, trustedIssuerHistory, call)
  },
  warnings: ({ purposes, scopes }) =>
    purposes.includes('api') && scopes.length === 0 ? [{ field: 'scopes', message: 'no scope is listed, so its tokens may do nothing at the API' }] : [],
})
