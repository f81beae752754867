import type { Context } from '#http/context.ts'
import { invalidGrant } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'
import type { Client } from '#model/client.ts'
import { mayContinue, spendPresentation } from './spend.ts'
import { findTransaction } from './transaction.ts'

/** The code of a presentation that a wallet began: the handle, and the code that only the wallet got. */
export const chainCode = (handle: string, response_code: string): string => `${handle}.${response_code}`

/** The longest chain. */
const LONGEST = 8

interface Link {
  readonly code: string | undefined
  readonly request: Request
}

/**
 * The keys that were proved in the chain of presentations that a request continues by `code`; empty for a first one. The code is spent: a chain cannot
 * be joined twice, nor by another client.
 * @throws {Refusal}
 */
export async function continueChain(context: Context, client: Pick<Client, 'id'>, { code, request }: Link): Promise<{ readonly chain: readonly string[] }> {
  if (code === undefined) return { chain: [] }
  const refused = () => invalidGrant('code is not that of an accepted presentation of this client, or was used; begin again')
  const [handle = '', response_code] = code.split('.')
  const before = await findTransaction(context, handle).catch(() => {
    throw refused()
  })
  const { row } = before
  if (row.purpose !== 'wallet' || row.client_id !== client.id || row.chain.length >= LONGEST || !mayContinue(context, before, response_code)) throw refused()
  if (!(await spendPresentation(context, before, request))) throw refused()
  return { chain: [...new Set([...row.chain, ...(row.holder_key === undefined ? [] : [row.holder_key])])] }
}
