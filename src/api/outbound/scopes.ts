import { Refusal } from '#http/refusal.ts'
import { outboundAuthorization } from '#model/outbound/authorization.ts'
import { fullName } from '#model/outbound/full-name.ts'
import { outboundProvider } from '#model/outbound/provider.ts'
import { outboundScope } from '#model/outbound/provider-scope.ts'
import { remoteClient } from '#model/outbound/remote-client.ts'
import { anyOf } from '#store/store.ts'
import { declared } from '../administered.ts'
import { faultIf, mergeErrors } from '../write/faults.ts'
import { takenName } from './taken-name.ts'

/** `/api/outbound/scopes`: what authorizations at a provider may ask for. */
export const outboundScopes = declared(outboundScope, {
  fill: ({ draft }) => ({ ...draft, full_name: fullName(draft.provider_id, (draft.name as string | undefined) ?? '') }),
  faults: async ({ was, draft }, call) =>
    mergeErrors(
      await takenName(outboundScope, draft, call, 'another one at this provider has this name'),
      faultIf(
        !was && draft.provider_id !== undefined && !(await call.context.db.table(outboundProvider).get(draft.provider_id)),
        'provider_id',
        `there is no provider ${draft.provider_id}`,
      ),
    ),
  async removal({ name, provider_id }, { context: { db } }) {
    const clients = await db.table(remoteClient).find({ provider_id }, { limit: 1000 })
    const using =
      clients.length === 0 ? [] : await db.table(outboundAuthorization).find({ remote_client_id: anyOf(clients.map(({ id }) => id)) }, { limit: 1000 })
    const referrers = using
      .filter(({ scopes }) => scopes.includes(name))
      .slice(0, 10)
      .map((row) => ({ resource: outboundAuthorization.name, id: row.id, name: row.name, field: 'scopes' }))
    if (referrers.length > 0)
      throw new Refusal('conflict', 409, 'still in use by outbound authorization rows: change or delete these first', { members: { referrers } })
    return {}
  },
})
