import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { secretFileName } from '#fields/kinds.ts'
import { ChangingFiles } from '#kit/changing-file.ts'
import { firstLineOf } from './fault.ts'

/** The file that lists the fields and tenants that may read each secret file. */
const REFERENCES = 'references.yaml'
const [MOST, LARGEST] = [200, 65_536]

/** The use of a secret file: a field, such as `trusted_issuer.introspection_client_secret`, and the slug of the tenant of its row. */
export interface SecretFileUse {
  readonly field: string
  readonly tenant: string
  /** The names of the row: its key, its natural key, and the client that it belongs to. */
  readonly rows: readonly string[]
}
/** The secret files that the operator mounted. */
export interface SecretFiles {
  /** The content of a file without its final line end; undefined when the file is absent or this field may not read it. */
  read(name: string, use: SecretFileUse): Promise<string | undefined>
}

const references = z.record(
  z.string(),
  z.strictObject({
    fields: z.array(z.string().regex(/^[a-z_]+\.[a-z_]+$/)).min(1),
    /** Administrators of tenants are not the operator: by default only the default tenant may read the operator's secrets. */
    tenants: z.array(z.string()).min(1).default(['default']),
    /** The only rows whose fields may read it. Absent: all. */
    rows: z.array(z.string()).min(1).optional(),
  }),
)
type References = z.infer<typeof references>

/**
 * The secret files below a folder. Only the fields that `references.yaml` lists for a file may read it. Otherwise an attacker who may write a row
 * could name any secret of the operator and have it sent to a host of their own. Both files are read again when they change.
 */
export function secretFiles(folder: string | undefined, warn: (sentence: string) => void): SecretFiles {
  const files = new ChangingFiles(MOST, LARGEST)
  let parsed: { readonly text: string; readonly value: References } | undefined

  async function readReferences(at: string): Promise<References> {
    const text = (await files.read(join(at, REFERENCES))) ?? ''
    if (parsed?.text !== text) parsed = { text, value: references.parse(parse(text) ?? {}) }
    return parsed.value
  }
  async function readAllowed(at: string, name: string, { field, tenant, rows }: SecretFileUse): Promise<string | undefined> {
    const allowed = await readReferences(at)
    const entry = Object.hasOwn(allowed, name) ? allowed[name] : undefined
    if (!entry?.fields.includes(field) || !entry.tenants.includes(tenant)) return undefined
    if (entry.rows && !entry.rows.some((row) => rows.includes(row))) return undefined
    return (await files.read(join(at, name)))?.replace(/\r?\n$/, '')
  }
  return {
    async read(name, use) {
      // The name cannot be a path, so the file is in the folder itself.
      if (folder === undefined || name === REFERENCES || !secretFileName.safeParse(name).success) return undefined
      try {
        return await readAllowed(folder, name, use)
      } catch (caught) {
        warn(`The secret file ${name} cannot be read: ${caught instanceof z.ZodError ? `${REFERENCES} is not valid` : firstLineOf(caught)}.`)
        return undefined
      }
    },
  }
}
