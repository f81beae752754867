import { json } from '#http/render.ts'
import { outboundAuthorization } from '#model/outbound/authorization.ts'
import { outboundConnection } from '#model/outbound/connection.ts'
import { fullName } from '#model/outbound/full-name.ts'
import { outboundProvider } from '#model/outbound/provider.ts'
import { remoteClient } from '#model/outbound/remote-client.ts'
import { outboundShare } from '#model/outbound/share.ts'
import { isNamedAsIssuer } from '#outbound/client-proof.ts'
import { secretOf } from '#outbound/registered.ts'
import { findShared } from '#outbound/shared.ts'
import { declared } from '../administered.ts'
import type { Call, Operation } from '../operation.ts'
import { findRow } from '../read.ts'
import { dataSchema } from '../schemas.ts'
import { audit } from '../write/audit.ts'
import { writeTogether } from '../write/batch.ts'
import { faultIf, mergeErrors } from '../write/faults.ts'
import { unknownNamespace } from '../write/known-namespace.ts'
import { refuseIfReferred } from '../write/referrers.ts'
import { shareRecord, sharingFaults } from './sharing.ts'
import { takenName } from './taken-name.ts'

/** `/api/outbound/clients`: our registrations at providers. */
export const remoteClients = declared(remoteClient, {
  whole: ['secret', 'certificate_key'],
  fill: ({ draft }) => ({ ...draft, full_name: fullName(draft.provider_id, (draft.name as string | undefined) ?? '') }),
  faults: async ({ was, draft }, call) =>
    mergeErrors(
      await unknownNamespace(draft, was, call),
      faultIf(
        draft.identifier !== undefined && isNamedAsIssuer(draft, call.context),
        'identifier',
        'must not be this issuer: assertions would be signed in its name',
      ),
      await takenName(remoteClient, draft, call, 'another one at this provider has this name'),
      faultIf(
        was?.provider_id !== draft.provider_id && draft.provider_id !== undefined && !(await findShared(call.context, outboundProvider, draft.provider_id)),
        'provider_id',
        `there is no provider ${draft.provider_id}`,
      ),
      was?.sharing === draft.sharing ? {} : sharingFaults(draft, call),
    ),
  async plan({ was, draft }, call) {
    const provider = await findShared(call.context, outboundProvider, draft.provider_id)
    const warned = was?.secret_expires_at === draft.secret_expires_at ? {} : { warned_at: undefined }
    return {
      row: { ...draft, ...warned, type: provider?.row.type ?? draft.type },
      also: (batch) => {
        if (was?.sharing !== draft.sharing) shareRecord(batch, remoteClient.name, draft, call)
      },
    }
  },
  async removal({ id }, call) {
    await refuseIfReferred(call, id, [
      { resource: outboundAuthorization, field: 'remote_client_id' },
      { resource: outboundConnection, field: 'remote_client_id' },
    ])
    return { also: (batch) => batch.remove(outboundShare, { id }) }
  },
})

/** Shows the secret to who may change it, and records that it was shown: nothing else ever tells it. */
async function showSecret(call: Call) {
  const client = await findRow(remoteClients, call)
  const secret = await secretOf({ client, home: call.context })
  await writeTogether(remoteClient, call, (batch) => audit(batch, call, { resource: remoteClient, deed: 'secret_read', was: client, is: client }))
  return json({ data: { secret: secret ?? null } })
}

/** The secret is no member of any row: it is fetched, one at a time, and each time is on record. */
export const remoteSecret: Operation = {
  method: 'GET',
  path: `${remoteClients.path}/:id/secret`,
  scopes: remoteClients.doors.manage,
  tag: remoteClient.name,
  summary: 'Show the secret; that it was shown is recorded',
  success: {
    status: 200,
    doc: 'The secret, or null when there is none.',
    schema: () => dataSchema({ type: 'object', required: ['secret'], properties: { secret: { type: ['string', 'null'] } } }),
  },
  run: showSecret,
}
