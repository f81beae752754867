import { fieldsOf } from '#fields/resource.ts'
import { forbidden } from '#http/refusal.ts'
import { type Client, client } from '#model/client.ts'
import { fieldsWith } from '#model/client-traits.ts'

const writeProtected = (what: string) => forbidden(`this client is write protected: ${what}, and administrators would be locked out`)

/** Who may change what of a protected client is a trait of the field. */
const free = new Set<string>([...fieldsWith('protection', 'free'), ...fieldsWith('protection', 'mighty')])
const growing = fieldsWith('protection', 'grows')

const nameIn = (item: unknown): unknown => (typeof item === 'object' && item !== null && 'name' in item ? item.name : item)

/** @throws {Refusal} 403 when the edit could shut out those who administer through this client. */
export function refuseLockout(was: Client, row: Client): void {
  if (!was.protected) return
  for (const [name, f] of fieldsOf(client)) {
    const [before, after] = [was[name as keyof Client], row[name as keyof Client]]
    if (free.has(name) || before === after || (before !== undefined && after !== undefined && f.kind.same(before as never, after as never))) continue
    const list = growing.find((field) => field === name)
    const lost = list && was[list].map(nameIn).filter((item) => !row[list].map(nameIn).includes(item))
    if (lost?.length === 0) continue
    throw writeProtected(lost ? `taking ${lost.join(', ')} out of ${name} is refused` : `changing ${name} is refused`)
  }
}

/** @throws {Refusal} 403 */
export function refuseRemoval(row: Client): void {
  if (row.protected) throw writeProtected('deleting it is refused')
}
