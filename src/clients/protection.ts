import { fieldsOf } from '#fields/resource.ts'
import { forbidden } from '#http/refusal.ts'
import { type Client, client } from '#model/client.ts'
import { fieldsWith } from '#model/client-traits.ts'
import { WALLET_CLIENT } from './sources/wallet.ts'

const writeProtected = (what: string, { id }: Client) =>
  forbidden(
    id === WALLET_CLIENT
      ? `this client is write protected: ${what}, because wallets that are known by a DID are served by it`
      : `this client is write protected: ${what}, and administrators would be locked out`,
  )

/** The fields of a protected client that may change. `api/clients/powers.ts` demands powers for the `mighty` ones. */
const free = new Set<string>([...fieldsWith('protection', 'free'), ...fieldsWith('protection', 'mighty')])
const growing = fieldsWith('protection', 'grows')

const scopeNameIn = (item: unknown): unknown => (typeof item === 'object' && item !== null && 'name' in item ? item.name : item)

/** Refuses an edit of a protected client that could lock administrators, or the wallets that are known by a DID, out. @throws {Refusal} 403 */
export function refuseLockout(was: Client, row: Client): void {
  if (!was.protected) return
  for (const [name, f] of fieldsOf(client)) {
    const [before, after] = [was[name as keyof Client], row[name as keyof Client]]
    // Wallets may be switched off: nobody administers the server through them.
    if (was.id === WALLET_CLIENT && name === 'active') continue
    if (free.has(name) || before === after || (before !== undefined && after !== undefined && f.kind.same(before as never, after as never))) continue
    const list = growing.find((field) => field === name)
    const lost = list && was[list].map(scopeNameIn).filter((item) => !row[list].map(scopeNameIn).includes(item))
    if (lost?.length === 0) continue
    throw writeProtected(lost ? `taking ${lost.join(', ')} out of ${name} is refused` : `changing ${name} is refused`, was)
  }
}

/** Refuses the deletion of a protected client. @throws {Refusal} 403 */
export function refuseRemoval(row: Client): void {
  if (row.protected) throw writeProtected('deleting it is refused', row)
}
