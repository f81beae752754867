import i18next from 'i18next'
import { parse, stringify } from 'yaml'
import type { AnyResource } from '#fields/resource.ts'
import { policy as declared } from '#model/policy.ts'
import type { AnyRow } from '../../api/rows.ts'

export type Format = 'yaml' | 'json'

/** A new policy, to begin with. */
export const beginning: AnyRow = { name: '', effect: 'deny', stage: 'draft', engine: 'matcho', rule: { method: 'DELETE' } }

/** The members of a policy that its author writes and that say something. */
export function writtenPart(row: AnyRow): AnyRow {
  const { fields }: AnyResource = declared
  const kept = Object.entries(row).filter(([name, value]) => {
    const field = fields[name]
    if (!field || field.writers === 'server' || value === null) return false
    return ['name', 'effect', 'stage', 'engine', 'rule'].includes(name) || JSON.stringify(value) !== JSON.stringify(field.initial)
  })
  return Object.fromEntries(kept)
}

export const writeDocument = (row: AnyRow, format: Format): string => (format === 'json' ? `${JSON.stringify(row, null, 2)}\n` : stringify(row))

/** The policy that a document describes. @throws {Error} when it cannot be read, or is no object */
export function readDocument(text: string, format: Format): AnyRow {
  const value: unknown = format === 'json' ? JSON.parse(text) : parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError(i18next.t('lab.no_object'))
  return value as AnyRow
}
