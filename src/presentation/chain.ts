import { CredentialFault } from '#credentials/fault.ts'
import type { Context } from '#http/context.ts'
import { invalidGrant, invalidRequest } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'
import type { Client } from '#model/client.ts'
import type { Presentation } from '#model/presentation/presentation.ts'
import { claimsForNext, type EarlierClaims, openClaims } from './kept-claims.ts'
import { type OfferAfter, offerAfter } from './offer-after.ts'
import { mayContinue, spendPresentation } from './spend.ts'
import { findTransaction, type Transaction } from './transaction.ts'

/** The code of a presentation that a wallet began: the handle, and the code that only the wallet got. */
export const chainCode = (handle: string, response_code: string): string => `${handle}.${response_code}`

/** The longest chain. */
const LONGEST = 8

/** The parties of a chain so far: the keys that were proved, the rules of their holders on later ones, and what each of them proved. */
type Before = Pick<Presentation, 'chain' | 'policies'> & { readonly earlier: EarlierClaims }

const beforeNext = (context: Context, row: Presentation): Before => ({
  chain: [...new Set([...row.chain, ...(row.holder_key === undefined ? [] : [row.holder_key])])],
  policies: row.policies,
  earlier: claimsForNext(context, row),
})

const refuseCode = () => invalidGrant('code is not that of an accepted presentation of this client, or was used; begin again')

interface Link {
  readonly code: string | undefined
  readonly request: Request
}

/**
 * The parties of the chain of presentations that a request continues by `code`; nobody for a first one. The code is spent: a chain cannot
 * be joined twice, nor by another client.
 * @throws {Refusal}
 */
export async function continueChain(context: Context, client: Pick<Client, 'id'>, { code, request }: Link): Promise<Before> {
  if (code === undefined) return { chain: [], policies: [], earlier: {} }
  const before = await findLink(context, client, code)
  if (!(await spendPresentation(context, before, { request }))) throw refuseCode()
  return beforeNext(context, before.row)
}

/** The accepted presentation of a code, which its client may continue. @throws {Refusal} */
async function findLink(context: Context, client: Pick<Client, 'id'>, code: string): Promise<Transaction> {
  const [handle = '', response_code] = code.split('.')
  const before = await findTransaction(context, handle).catch(() => {
    throw refuseCode()
  })
  const { row } = before
  if (row.purpose !== 'wallet' || row.client_id !== client.id || row.chain.length >= LONGEST || !mayContinue(context, before, response_code)) throw refuseCode()
  return before
}

/** The end of a chain: an offer for its last presentation, which is spent by it. @throws {Refusal} */
export async function endChain(context: Context, client: Pick<Client, 'id'>, { code, request }: Link): Promise<OfferAfter['told']> {
  if (code === undefined) throw invalidRequest('code is missing: an offer follows a presentation, whose code the wallet got')
  const asked = await findLink(context, client, code)
  const claims = openClaims(context, asked.row)
  if (!claims || asked.verifier.offers.length === 0) throw invalidGrant('no credentials are offered after this presentation')
  const offered = await offerAfter(context, { asked, row: asked.row, claims, request }).catch((fault: unknown) => {
    throw fault instanceof CredentialFault ? invalidGrant(fault.message) : fault
  })
  if (!(await spendPresentation(context, asked, { request, also: offered.write }))) throw refuseCode()
  return offered.told
}
