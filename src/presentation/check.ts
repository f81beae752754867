import { CredentialFault, demand } from '#credentials/fault.ts'
import { isObject } from '#fields/json-object.ts'
import type { Context } from '#http/context.ts'
import { responseFaults } from '#model/dcql/evaluate.ts'
import type { CredentialQuery } from '#model/dcql/query.ts'
import { presentedFormats } from './formats/all.ts'
import type { VerifiedCredential } from './formats/format.ts'
import type { Transaction } from './transaction.ts'

/** The most presentations in one response, against a response that keeps a node busy with signatures. */
const MOST = 20

/** The verified credentials of a response, by the ids of the query. */
export type VerifiedResponse = Readonly<Record<string, readonly VerifiedCredential[]>>

/** The members of a `vp_token` (OID4VP 1.0 §8.1): lists of presentations by the ids of the query. @throws {CredentialFault} */
function readToken(text: string): readonly (readonly [id: string, presented: readonly string[]])[] {
  let said: unknown
  try {
    said = JSON.parse(text)
  } catch {
    said = undefined
  }
  demand(isObject(said), 'vp_token is not a JSON object of lists of presentations')
  const entries = Object.entries(said).map(([id, value]) => {
    const list: unknown[] = Array.isArray(value) ? value : [value]
    demand(
      list.every((one) => typeof one === 'string'),
      `${id.slice(0, 64)}: a presentation is not a string`,
    )
    return [id, list as string[]] as const
  })
  demand(entries.reduce((sum, [, list]) => sum + list.length, 0) <= MOST, `more than ${MOST} presentations`)
  return entries
}

interface CheckContext {
  readonly context: Context
  readonly asked: Transaction
  /** The verifier that the proofs must be made for, and the nonce of the request. */
  readonly audience: string
  readonly nonce: string
  readonly transcript: () => Promise<unknown>
}

async function verifyOne(query: CredentialQuery, presented: string, { asked, ...rest }: CheckContext): Promise<VerifiedCredential> {
  const format = presentedFormats.find((one) => one.format === query.format)
  demand(format !== undefined, `${query.id}: ${query.format} is not verified here`)
  try {
    return await format.verify(presented, { ...rest, by: asked, query })
  } catch (fault) {
    throw fault instanceof CredentialFault ? new CredentialFault(`${query.id}: ${fault.message}`) : fault
  }
}

/**
 * Verifies a `vp_token`: each presentation by the rules of its format, then all of them against the query, since a wallet decides what it sends.
 * @throws {CredentialFault} that says which credential broke which rule
 */
export async function checkResponse(vp_token: string, checked: CheckContext): Promise<VerifiedResponse> {
  const { dcql } = checked.asked.verifier
  const verified: Record<string, readonly VerifiedCredential[]> = {}
  for (const [id, list] of readToken(vp_token)) {
    const query = dcql.credentials.find((one) => one.id === id)
    demand(query !== undefined, `${id.slice(0, 64)} was not asked for`)
    verified[id] = await Promise.all(list.map((presented) => verifyOne(query, presented, checked)))
  }
  const faults = responseFaults(dcql, verified)
  demand(faults.length === 0, faults.join('; '))
  return verified
}
