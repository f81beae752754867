import type { Context } from '#http/context.ts'
import type { QueriedCredential } from '#model/dcql/match.ts'
import type { CredentialQuery } from '#model/dcql/query.ts'
import type { Transaction } from '../transaction.ts'

/** The rules that a presented credential is verified by. */
export interface PresentationRules {
  readonly context: Context
  readonly by: Pick<Transaction, 'verifier' | 'client'>
  readonly query: CredentialQuery
  /** The verifier that the proof of the holder must be made for, and the nonce of the request. */
  readonly audience: string
  readonly nonce: string
  /** The session transcript that the device of an mdoc signs for (OID4VP 1.0 §B.2.6). */
  readonly transcript: () => Promise<unknown>
}

/** A presented credential that was verified. */
export interface VerifiedCredential extends QueriedCredential {
  readonly issuer: string
  /** Its type in a word: `vct`, or the last of its types. */
  readonly type: string
  /** The DID or thumbprint of the key that the holder proved; absent where no proof was demanded. */
  readonly holder: string | undefined
  /** The thumbprint of that key. */
  readonly holder_key: string | undefined
  /** The policy on later parties that the holder signed, as sent (`metadata_policy`). */
  readonly metadata_policy?: unknown
}

/** A credential format (OID4VP 1.0 §B): how one presentation in it is verified. Another format is a file and a name in `all.ts`. */
export interface PresentedFormat {
  readonly format: CredentialQuery['format']
  /** @throws {CredentialFault} with the reason */
  verify(presented: string, rules: PresentationRules): Promise<VerifiedCredential>
}
