import { insertBesideClient } from '#clients/birth.ts'
import { makeCredential } from '#clients/secrets.ts'
import { tenantSettingFaults } from '#configuration/effective.ts'
import { newRow } from '#fields/write.ts'
import { conflict, forbidden, unprocessable } from '#http/refusal.ts'
import { lastUse } from '#model/activity.ts'
import { backend } from '#model/backend.ts'
import { client } from '#model/client.ts'
import { clientCredential } from '#model/client-credential.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { keyPair } from '#model/key-pair.ts'
import { outboundShare } from '#model/outbound/share.ts'
import { postureScore } from '#model/posture-score.ts'
import { registeredClient } from '#model/registered-client.ts'
import { role } from '#model/role.ts'
import { scope } from '#model/scope.ts'
import { DEFAULT_TENANT, type Tenant, tenant } from '#model/tenant.ts'
import { user } from '#model/user.ts'
import { ensureConsoleClient } from '#setup/console-client.ts'
import { insertFurniture, tenantScopes } from '#setup/furniture.ts'
import { ensureWalletClient } from '#setup/wallet-client.ts'
import { declared } from '../administered.ts'
import type { Call } from '../operation.ts'
import { audit } from '../write/audit.ts'

/** The administration client of a new tenant. It is needed because tokens of another tenant are not valid there. */
async function makeAdministration(row: Tenant, call: Call): Promise<{ readonly client_id: string; readonly client_secret: string }> {
  const { context, actor } = call
  const db = context.store.in(row.id)
  const now = context.now()
  const id = context.settings['admin.client_id']
  const administration = newRow(client, {
    id,
    name: `Administration of ${row.name}`,
    kind: 'machine',
    supported_grant_types: ['client_credentials', 'introspect', 'revoke'],
    authorize_scope: true,
    authorized_scopes: tenantScopes.map((name) => ({ name })),
    protected: true,
    created_by: actor.id,
    created_at: now,
    updated_at: now,
  })
  const credential = await makeCredential(context.vault, { client_id: id, seal: false, created_by: actor.id, now })
  await db.together((batch) => {
    batch.insert(client, administration)
    insertBesideClient(batch, id)
    batch.insert(clientCredential, credential.row)
    audit(batch, call, { resource: client, deed: 'created', is: administration })
  })
  return { client_id: id, client_secret: credential.secret }
}

/** A tenant may keep a setting that is no longer in `tenant_overrides`; only new ones are checked. */
function settingFaults(was: Tenant | undefined, { settings }: Tenant, { serverSettings, names }: Call['context']) {
  const isNew = ([name, value]: [string, unknown]) => was?.settings[name as keyof Tenant['settings']] !== value
  const faults = tenantSettingFaults(Object.fromEntries(Object.entries(settings).filter(isNew)), serverSettings, names)
  return faults.length > 0 ? { settings: faults } : {}
}

const own = [scope, role, identityProvider, backend, keyPair, clientCredential] as const

/** `/api/tenants`, from the default tenant only. */
export const tenants = declared(tenant, {
  extras: {
    client_id: { type: 'string', description: 'The administration client of the new tenant, only in the answer that made it.' },
    client_secret: { type: 'string', description: "The client's secret, only in the answer that made it." },
    issuer: { type: 'string', description: 'The issuer of the tenant.' },
  },
  faults: ({ was, draft }, { context }) => settingFaults(was, draft, context),
  async plan({ was, draft }, call) {
    if (was?.id === DEFAULT_TENANT && !draft.active) throw unprocessable({ active: ['the default tenant is the one that all others are administered from'] })
    if (was) {
      const [is, owner] = [{ tenant_id: was.id, level: 'owner' } as const, draft.owner]
      return { row: draft, also: (batch) => (owner === was.owner ? undefined : batch.changeAny(outboundShare, is, { owner })) }
    }
    const { store, now } = call.context
    const [taken] = await store.global.table(tenant).find({ slug: draft.slug }, { limit: 1 })
    if (taken) throw unprocessable({ slug: ['is taken by another one'] })
    // Inserted before the tenant's own row, so that no request meets a tenant without its initial rows.
    await insertFurniture(store.in(draft.id), now())
    await ensureConsoleClient(store.in(draft.id), `${call.context.issuer}/t/${draft.slug}`, now())
    await ensureWalletClient(store.in(draft.id), `${call.context.issuer}/t/${draft.slug}`, now())
    return { row: draft, once: await makeAdministration(draft, call) }
  },
  async removal(row, call) {
    if (row.id === DEFAULT_TENANT) throw forbidden('the default tenant is write protected: all others are administered from it')
    const db = call.context.store.in(row.id)
    const [people, clients] = await Promise.all([db.table(user).find({}, { limit: 1 }), db.table(client).find({ protected: false }, { limit: 1 })])
    if (people.length + clients.length > 0) throw conflict('the tenant still has clients or people: delete these first, or make it inactive')
    for (const resource of own) await db.table<typeof resource.fields>(resource).remove({})
    await db.table(client).remove({})
    await db.table(lastUse).remove({})
    await db.table(postureScore).remove({})
    return {
      also: (batch) => {
        batch.remove(outboundShare, { tenant_id: row.id })
        batch.remove(registeredClient, { tenant_id: row.id })
      },
    }
  },
  present: async (rows, { context }) => rows.map(({ id, slug }) => ({ issuer: id === DEFAULT_TENANT ? context.issuer : `${context.issuer}/t/${slug}` })),
})
