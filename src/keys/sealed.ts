import type { Members } from '#fields/json-object.ts'
import { isSealed } from '#fields/read.ts'
import { type AnyResource, fieldsOf } from '#fields/resource.ts'
import type { Vault } from '#kit/vault.ts'
import type { Tenant } from '#model/tenant.ts'

/** The dependencies of a tenant's sealed fields. */
export interface SealedParts {
  readonly tenant: Pick<Tenant, 'id' | 'slug'>
  readonly vault: Vault
  /** Reads a secret file of the operator for a field. */
  readonly files: {
    read(name: string, use: { readonly field: string; readonly tenant: string; readonly rows: readonly string[] }): Promise<string | undefined>
  }
}

/**
 * Fields of the kind `sealed`: tenant, table, row and field are associated data, so that a sealed text that an attacker copies elsewhere in the
 * database does not open.
 */
export interface SealedFields {
  /** Seals the plain secrets of a row; `said` holds the fields that were just sent. */
  seal(r: AnyResource, row: Members, said: Members): Members
  /** The secret of a row, or of the file that it names; undefined when it has none. @throws {Error} when it was not sealed for this row. */
  open(r: AnyResource, row: Members, field: string): Promise<string | undefined>
}

/** True for a reference to a secret file. */
export const isRef = (value: unknown): value is { readonly ref: string } =>
  typeof value === 'object' && value !== null && 'ref' in value && typeof value.ref === 'string'

/** The names by which the operator may know a row. */
const namesOf = (r: AnyResource, row: Members): string[] =>
  [row[r.key], r.natural === undefined ? undefined : row[r.natural], row['client_id']].filter((name) => typeof name === 'string')

export function sealedFields({ tenant, vault, files }: SealedParts): SealedFields {
  const about = (r: AnyResource, row: Members, field: string) => ['sealed', tenant.id, r.table, row[r.key], field].join('\u0000')
  return {
    seal(r, row, said) {
      const plain = fieldsOf(r).filter(([name, f]) => isSealed(f) && Object.hasOwn(said, name) && typeof row[name] === 'string')
      if (plain.length === 0) return row
      return { ...row, ...Object.fromEntries(plain.map(([name]) => [name, vault.seal(String(row[name]), about(r, row, name))])) }
    },
    async open(r, row, field) {
      const value = row[field]
      if (isRef(value)) return files.read(value.ref, { field: `${r.name}.${field}`, tenant: tenant.slug, rows: namesOf(r, row) })
      return typeof value === 'string' ? vault.unseal(value, about(r, row, field)) : undefined
    },
  }
}
