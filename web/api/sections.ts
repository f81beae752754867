import type { AnyResource } from '#fields/resource.ts'
import { resources } from '#model/all.ts'
import type { Area } from '#model/system-scopes.ts'

/** A resource as the console shows it: where the API keeps it, which columns its list has, what may be done to it. */
export interface Section {
  readonly slug: string
  readonly path: string
  readonly resource: AnyResource
  readonly area: Area
  readonly columns: readonly string[]
  readonly filters: readonly string[]
  readonly can: readonly ('create' | 'edit' | 'remove')[]
  readonly sort?: string
}

/** What of a section reads better than what follows from its declaration. */
interface Layout {
  readonly slug?: string
  readonly columns?: readonly string[]
}
const layouts: Readonly<Record<string, Layout>> = {
  user: { columns: ['username', 'name', 'email', 'blocked', 'last_login_at'] },
  session: { columns: ['user_id', 'agent', 'address', 'auth_time', 'last_seen_at', 'ended_at'] },
  consent: { columns: ['user_id', 'client_id', 'scopes', 'updated_at', 'last_used_at'] },
  identity_provider: { columns: ['name', 'backend_id', 'is_default', 'registrable', 'consentable', 'updated_at'] },
  backend: { columns: ['name', 'type', 'is_default', 'updated_at'] },
  scope: { columns: ['name', 'label', 'public', 'system', 'updated_at'] },
  role: { columns: ['name', 'description', 'scopes', 'updated_at'] },
  api: { columns: ['name', 'identifier', 'scopes', 'active', 'updated_at'] },
  key_pair: { slug: 'keys', columns: ['name', 'type', 'alg', 'state', 'is_default', 'last_used_at'] },
  job: { columns: ['kind', 'state', 'due_at', 'attempts', 'last_error', 'node'] },
  trusted_issuer: { columns: ['name', 'issuer', 'purposes', 'active', 'updated_at'] },
  webhook: { columns: ['name', 'url', 'events', 'active', 'failing_since'] },
  audit_event: { slug: 'audit', columns: ['at', 'action', 'actor_id', 'target_name', 'outcome', 'address'] },
}
/** Shown on pages of their own, wholly: with a client, with a person, or with the requests of developers. */
const elsewhere = new Set(['token', 'grant', 'review'])

/** The fields that people know a row by, the best first. */
const titles = ['name', 'username', 'slug', 'action']
/** More columns than this, and none can be read. */
const MOST_COLUMNS = 5

/** The field that names a row, then those that rows are found by, then when it was last edited. */
function columnsOf({ fields, key }: AnyResource): string[] {
  const title = titles.find((name) => name in fields) ?? key
  const found = Object.keys(fields).filter((name) => fields[name]?.find && name !== title && name !== 'created_at' && name !== 'updated_at')
  const shown = found.filter((name) => fields[name]?.readers?.length !== 0)
  return [title, ...shown.slice(0, MOST_COLUMNS - 2), ...('updated_at' in fields ? ['updated_at'] : [])]
}

function sectionFor(resource: AnyResource): Section[] {
  if (!resource.administered || elsewhere.has(resource.name)) return []
  const { path, area, verbs, sort, filters = [] } = resource.administered
  const { slug = path, columns = columnsOf(resource) } = layouts[resource.name] ?? {}
  const can = [['create', 'create'] as const, ['patch', 'edit'] as const, ['remove', 'remove'] as const].flatMap(([verb, deed]) =>
    verbs === undefined || verbs.includes(verb) ? [deed] : [],
  )
  // An order by key is the server's own, and no column's.
  return [{ slug, path: `/api/${path}`, resource, area: area as Area, columns, filters, can, ...(sort && sort !== '-' ? { sort } : {}) }]
}

/** The resources whose list and form are drawn from their declarations, and how clients are reached from a reference. */
export const sectionsIn = (declarations: readonly AnyResource[]): readonly Section[] => declarations.flatMap(sectionFor)
export const sections = sectionsIn(resources)

export const sectionAt = (slug: string): Section | undefined => sections.find((section) => section.slug === slug)
/** Where rows of a resource are listed and edited: what a reference links to. */
export const sectionOf = (resource: string): Section | undefined => sections.find((section) => section.resource.name === resource)
/** The field that people know a row by. */
export const titleOf = (section: Section, row: Readonly<Record<string, unknown>>): string =>
  String(titles.map((name) => row[name]).find((value) => value !== undefined && value !== null) ?? row[section.resource.key] ?? '')
