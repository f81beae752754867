import type { Row } from '#fields/resource.ts'
import type { Context } from '#http/context.ts'
import { type Client, client } from '#model/client.ts'
import { clientCredential } from '#model/client-credential.ts'
import { registeredClient, registeredKey } from '#model/registered-client.ts'
import { INTERNAL_SIGNER } from '#model/signer.ts'
import { type Tenant, tenant } from '#model/tenant.ts'
import { withholdGrants } from '../withheld-grants.ts'
import { liveCredentials } from './live-credentials.ts'
import type { ClientSource } from './source.ts'

/** How long a registered client of another tenant is remembered here, in milliseconds: changes of its row are announced to its own tenant only. */
const REMEMBERED = 15_000
/** The grants of people. A client of another tenant does nothing here for itself. */
const ofPeople: ReadonlySet<string> = new Set(['authorization_code', 'refresh_token', 'revoke'])

/**
 * Registered clients of other tenants, where the tenant admits them. A client without a registered name is known in its own tenant only: that its
 * administrators trust it is no reason for others to.
 */
export const registeredElsewhere: ClientSource = {
  async find(context, id) {
    const { tenant: here, store, now } = context
    if (here.registered_clients === 'off' || id.includes(':')) return undefined
    const [entry] = await store.global.table(registeredClient).find({ client_id: id }, { limit: 1 })
    if (!entry || entry.tenant_id === here.id) return undefined
    const row = await findAtHome(context, entry)
    if (!row) return undefined
    const credentials = await liveCredentials(store.in(entry.tenant_id).table(clientCredential), id, now())
    return { row: abroad((await withholdGrants(store.in(entry.tenant_id), row)).row), credentials, until: now() + REMEMBERED }
  },
}

/** The row in its own tenant, while that is active, reaches this one, and the client still has its registered name. */
async function findAtHome({ store, tenant: here }: Context, { client_id, tenant_id, name }: Row<typeof registeredClient.fields>): Promise<Client | undefined> {
  const home = await store.global.table(tenant).get(tenant_id)
  if (!home?.active || !admits(here, home)) return undefined
  const row = await store.in(tenant_id).table(client).get(client_id)
  return row?.registered_name !== undefined && registeredKey(row.registered_name) === name ? row : undefined
}

const admits = ({ registered_clients, owner }: Tenant, home: Tenant): boolean =>
  registered_clients === 'any_tenant' || (registered_clients === 'same_owner' && owner !== undefined && owner === home.owner)

/** A client as other tenants know it: without its privileges, keys, people and owners at home, and never without asking the person for consent. */
const abroad = (row: Client): Client => ({
  ...row,
  supported_grant_types: row.supported_grant_types.filter((grant) => ofPeople.has(grant)),
  grant_settings: {},
  first_party: false,
  authorize_scope: false,
  authorized_scopes: [],
  user_scopes: [],
  authorized_resources: [],
  authorization_details_types: [],
  owner: undefined,
  organization_id: undefined,
  identity_provider: undefined,
  key_pair_type: undefined,
  key_pair_id: undefined,
  id_token_kid: undefined,
  signatures_adapter: INTERNAL_SIGNER,
  trusted_hosts: [],
  parameters: [],
  parameter_values: {},
  // An API that is open to reviewed clients means those that were reviewed in its tenant.
  origin: 'dynamic',
  protected: false,
})
