import { hash } from 'node:crypto'
import type { Client } from '#model/client.ts'
import { client } from '#model/client.ts'
import { anyOf, type TenantTables } from '#store/store.ts'
import { type Age, liveOf, MOST_REGISTRATIONS, registrationPages, spentAmong } from './spent-clients.ts'

/** How many clients and networks a group names. */
const NAMED = 20

/** The software that a client is an installation of, as far as its registration tells. */
export interface Software {
  readonly name: string
  readonly software_id: string | null
  readonly software_version: string | null
  /** The hosts of its redirect URIs, without ports, or their schemes where they name no host; sorted. */
  readonly redirect_hosts: readonly string[]
}

/** Clients that are installations of one software. */
export interface SoftwareGroup extends Software {
  readonly fingerprint: string
  readonly count: number
  /** Those with a live grant or token. */
  readonly live: number
  /** Those that a clean-up would remove now. */
  readonly spent: number
  readonly networks: readonly { readonly network: string; readonly count: number }[]
  readonly client_ids: readonly string[]
  readonly first_registered_at: number
  readonly last_registered_at: number
}

const hostOf = (uri: string): string => (URL.canParse(uri) ? new URL(uri).hostname || new URL(uri).protocol : uri)

export const softwareOf = ({ name, software_id, software_version, redirect_uris }: Client): Software => ({
  name,
  software_id: software_id ?? null,
  software_version: software_version ?? null,
  // Installations of one program differ in the ports of their loopback addresses, and in nothing else.
  redirect_hosts: [...new Set(redirect_uris.map(hostOf))].sort(),
})

/** The fingerprint of a software, which registrations of the same have in common; with a network, that of its registrations from there. */
export const fingerprintOf = ({ name, software_id, software_version, redirect_hosts }: Software, network?: string): string =>
  hash('sha256', JSON.stringify([name, software_id, software_version, redirect_hosts, network]), 'base64url').slice(0, 22)

type CountedGroup = { -readonly [K in keyof Omit<SoftwareGroup, 'networks' | 'client_ids'>]: SoftwareGroup[K] } & {
  readonly networks: Map<string, number>
  readonly client_ids: string[]
}

const begin = (software: Software, fingerprint: string, at: number): CountedGroup => ({
  ...software,
  fingerprint,
  count: 0,
  live: 0,
  spent: 0,
  networks: new Map(),
  client_ids: [],
  first_registered_at: at,
  last_registered_at: at,
})

const finishGroup = ({ networks, ...group }: CountedGroup): SoftwareGroup => ({
  ...group,
  networks: [...networks]
    .map(([network, count]) => ({ network, count }))
    .sort((one, other) => other.count - one.count)
    .slice(0, NAMED),
})

/** The clients that registered themselves, grouped by their software, the largest group first. `complete`: all registrations were looked at. */
export async function softwareGroups(
  db: TenantTables,
  { age, byNetwork }: { readonly age: Age; readonly byNetwork: boolean },
): Promise<{ readonly groups: readonly SoftwareGroup[]; readonly complete: boolean }> {
  const found = new Map<string, CountedGroup>()
  let seen = 0
  for await (const page of registrationPages(db)) {
    const ids = page.map(({ client_id }) => client_id)
    const clients = ids.length === 0 ? [] : await db.table(client).find({ id: anyOf(ids), origin: 'dynamic' }, { limit: ids.length })
    const byId = new Map(clients.map((row) => [row.id, row]))
    const [live, spent] = await Promise.all([liveOf(db, ids, age.now), spentAmong(db, page, age)])
    const removable = new Set(spent.map(({ row }) => row.id))
    for (const { client_id, network, registered_at } of page) {
      const row = byId.get(client_id)
      if (!row) continue
      const software = softwareOf(row)
      const fingerprint = fingerprintOf(software, byNetwork ? network : undefined)
      const group = found.get(fingerprint) ?? begin(software, fingerprint, registered_at)
      found.set(fingerprint, group)
      group.count++
      if (live.has(client_id)) group.live++
      if (removable.has(client_id)) group.spent++
      group.networks.set(network, (group.networks.get(network) ?? 0) + 1)
      if (group.client_ids.length < NAMED) group.client_ids.push(client_id)
      group.first_registered_at = Math.min(group.first_registered_at, registered_at)
      group.last_registered_at = Math.max(group.last_registered_at, registered_at)
    }
    seen += page.length
    if (seen >= MOST_REGISTRATIONS) return { groups: sortGroups(found), complete: false }
  }
  return { groups: sortGroups(found), complete: true }
}

const sortGroups = (found: ReadonlyMap<string, CountedGroup>): readonly SoftwareGroup[] =>
  [...found.values()].sort((one, other) => other.count - one.count).map(finishGroup)
