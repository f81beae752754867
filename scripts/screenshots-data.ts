import { type Activity, activity, lastUse } from '#model/activity.ts'
import { clientCredential } from '#model/client-credential.ts'
import { readyPolicies } from '#policy/ready/all.ts'
import { documentOf } from '#policy/ready/ready-policy.ts'
import type { TestServer } from '../test/support/server.ts'

const HOUR = 3_600_000
const applications = [
  ['Orders worker', 'machine', 'shop'],
  ['Storefront', 'web', 'shop'],
  ['Patient portal', 'web', 'health'],
  ['Ward tablet', 'native', 'health'],
  ['Lab results import', 'machine', 'health'],
  ['Mobile banking', 'native', 'bank'],
  ['Payments API', 'machine', 'bank'],
  ['Branch kiosk', 'device', 'bank'],
  ['Support desk', 'spa', 'shop'],
  ['Nightly export', 'machine', 'shop'],
  ['Research assistant', 'mcp', 'health'],
] as const

interface Made {
  readonly id: string
  readonly name: string
}
type Api = (method: string, path: string, json: unknown) => Promise<Made>

function clientOf([name, kind, team]: (typeof applications)[number], namespace: string): Record<string, unknown> {
  const machine = kind === 'machine'
  const secretless = !machine && kind !== 'web'
  const host = name.toLowerCase().replaceAll(' ', '-')
  return {
    name,
    kind,
    namespace,
    contacts: [`${team}@example.com`],
    supported_grant_types: machine ? ['client_credentials', 'introspect'] : ['authorization_code', 'refresh_token'],
    ...(machine ? {} : { redirect_uris: [`https://${host}.example.com/callback`] }),
    ...(secretless ? { token_endpoint_auth_methods: ['none'] } : {}),
  }
}

/** Fills a server as if it had been at work for a week: clients, people, and their deeds. The past is written into the store, since nobody waits for it. */
export async function furnishDemo(server: TestServer): Promise<Readonly<Record<string, string>>> {
  const token = await server.adminToken()
  const api: Api = async (method, path, json) => {
    const answer = await server.call(method, path, { bearer: token, json })
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.text}`)
    return answer.json.data
  }
  for (const name of ['orders:read', 'orders:write', 'results:read']) await api('POST', '/api/scopes', { scope: { name, label: `Access to ${name}` } })
  for (const name of ['Ada Lovelace', 'Grace Hopper', 'Alan Turing', 'Katherine Johnson'])
    await api('POST', '/api/users', { user: { username: `${name.split(' ')[0]?.toLowerCase()}@example.com`, name, password: 'a password for pictures only' } })
  for (const name of ['Acme', 'General Hospital']) await api('POST', '/api/organizations', { organization: { name } })
  const namespaces: Record<string, string> = {}
  for (const name of new Set(applications.map(([, , team]) => team))) namespaces[name] = (await api('POST', '/api/namespaces', { namespace: { name } })).id
  const ids: Record<string, string> = {}
  for (const [at, application] of applications.entries()) {
    const client = await api('POST', '/api/clients', { client: clientOf(application, namespaces[application[2]] ?? '') })
    ids[client.name] = client.id
    await liveAWeek(server, client.id, at)
  }
  await rotate(server, api, ids['Orders worker'] ?? '')
  await api('PATCH', `/api/clients/${ids['Storefront']}`, { client: { access_token_ttl: 600, require_pushed_authorization_requests: true } })
  for (const [at, { policy }] of readyPolicies
    .slice(0, 5)
    .map((ready) => ({ policy: documentOf(ready) }))
    .entries())
    await api('POST', '/api/policies', { policy: { ...policy, stage: at % 2 ? 'draft' : 'shadow' } })
  return ids
}

/** A week of work, busy by day and quiet by night. */
async function liveAWeek({ context: { db, now } }: TestServer, client_id: string, at: number): Promise<void> {
  const thisHour = Math.floor(now() / HOUR) * HOUR
  await db.together((batch) => {
    for (let ago = 0; ago < 168; ago++) {
      const hour_at = thisHour - ago * HOUR
      const daylight = Math.max(0.08, Math.sin(((new Date(hour_at).getUTCHours() - 5) / 24) * Math.PI * 2))
      const tokens = Math.round(daylight * (40 + at * 13) * (0.7 + ((ago * 7 + at * 3) % 10) / 15))
      const failing = at === 4 && ago < 30
      const row: Activity = {
        id: `${hour_at + 90 * 24 * HOUR}:${client_id}:demo`,
        client_id,
        hour_at,
        tokens,
        sign_ins: at % 3 === 1 ? Math.round(tokens / 3) : 0,
        calls: 0,
        introspections: 0,
        faults: failing ? 12 : 0,
        refusals: failing ? 12 : ago % 31 === at ? 2 : 0,
        reasons: failing ? { invalid_client: 12 } : ago % 31 === at ? { invalid_grant: 2 } : {},
        expires_at: hour_at + 90 * 24 * HOUR,
      }
      batch.insert(activity, row)
    }
    const refused = at === 4 ? { last_refused_at: now(), last_refusal: 'invalid_client' } : {}
    const recent = { recent_tokens: at === 9 ? 0 : 9000 - at * 731, recent_refusals: at === 4 ? 360 : at * 3 }
    batch.change(lastUse, { id: client_id }, { last_used_at: now() - (at * at + 1) * 47_000 - (at === 9 ? 40 * 24 * HOUR : 0), ...recent, ...refused })
  })
}

/** A rotation in the middle: both secrets are in use. */
async function rotate({ context: { db, now } }: TestServer, api: Api, client_id: string): Promise<void> {
  await api('POST', `/api/clients/${client_id}/credentials`, { credential: { name: 'red-kite', retire_others_at: now() + 46 * HOUR } })
  const secrets = await db.table(clientCredential).find({ client_id })
  for (const secret of secrets) {
    const fresh = secret.name === 'red-kite'
    await db.table(clientCredential).change(
      { id: secret.id },
      {
        created_at: now() - (fresh ? 2 : 200) * 24 * HOUR,
        first_used_at: now() - (fresh ? 26 : 4000) * HOUR,
        last_used_at: now() - (fresh ? 12_000 : 180_000),
        use_count: fresh ? 1841 : 96_204,
        networks: fresh ? ['10.2.4.0/24'] : ['10.2.0.0/24', '10.2.7.0/24'],
      },
    )
  }
}
