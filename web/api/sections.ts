import type { AnyResource } from '#fields/resource.ts'
import { resources } from '#model/all.ts'
import { layouts, type Place, placesIn } from './places.ts'

/** A resource as the console shows it: where the API keeps it, which columns its list has, what may be done to it. */
export interface Section extends Place<AnyResource> {
  readonly path: string
  readonly columns: readonly string[]
  readonly filters: readonly string[]
  readonly can: readonly ('create' | 'edit' | 'remove')[]
  readonly sort?: string
}

/** The fields that people know a row by, the best first. */
const titles = ['name', 'username', 'slug', 'action', 'identifier', 'holder_name']
/** More columns than this, and none can be read. */
const MOST_COLUMNS = 5

/** The field that names a row, then those that rows are found by, then when it was last edited. */
function columnsOf({ fields, key }: AnyResource): string[] {
  const title = titles.find((name) => name in fields) ?? key
  const found = Object.keys(fields).filter((name) => fields[name]?.find && name !== title && name !== 'created_at' && name !== 'updated_at')
  const shown = found.filter((name) => fields[name]?.readers?.length !== 0)
  return [title, ...shown.slice(0, MOST_COLUMNS - 2), ...('updated_at' in fields ? ['updated_at'] : [])]
}

function sectionAtPlace({ slug, area, resource }: Place<AnyResource>): Section[] {
  if (!resource.administered) return []
  const { path, verbs, sort, filters = [] } = resource.administered
  const { columns = columnsOf(resource) } = layouts[resource.name] ?? {}
  const can = [['create', 'create'] as const, ['patch', 'edit'] as const, ['remove', 'remove'] as const].flatMap(([verb, deed]) =>
    verbs === undefined || verbs.includes(verb) ? [deed] : [],
  )
  // An order by key is the server's own, and no column's.
  return [{ slug, path: `/api/${path}`, resource, area, columns, filters, can, ...(sort && sort !== '-' ? { sort } : {}) }]
}

/** The resources whose list and form are drawn from their declarations, and how clients are reached from a reference. */
export const sectionsIn = (declarations: readonly AnyResource[]): readonly Section[] => placesIn(declarations).flatMap(sectionAtPlace)
export const sections = sectionsIn(resources)

export const sectionAt = (slug: string): Section | undefined => sections.find((section) => section.slug === slug)
/** Where rows of a resource are listed and edited: what a reference links to. */
export const sectionOf = (resource: string): Section | undefined => sections.find((section) => section.resource.name === resource)
/** The field that people know a row by. */
export const titleOf = (section: Section, row: Readonly<Record<string, unknown>>): string =>
  String(titles.map((name) => row[name]).find((value) => value !== undefined && value !== null) ?? row[section.resource.key] ?? '')
