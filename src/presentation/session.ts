import { createPublicKey } from 'node:crypto'
import { browserTranscript, postedTranscript } from '#credentials/mdoc/session-transcript.ts'
import type { Context } from '#http/context.ts'
import { thumbprintOf } from '#keys/public-keys.ts'
import type { PresentationFlow } from '#model/presentation/presentation.ts'
import { openResponseKey } from './request.ts'
import { nameOf, responseUri, type Transaction, transactionSecrets } from './transaction.ts'

/** The session transcript of a transaction (OID4VP 1.0 §B.2.6): the device of an mdoc signs for this request, and for the key that its response is encrypted to. */
export async function sessionTranscript(context: Context, asked: Transaction, flow: PresentationFlow): Promise<unknown> {
  const { handle, verifier } = asked
  const { nonce } = transactionSecrets(context, handle)
  const key = verifier.encrypted_response ? createPublicKey(openResponseKey(context, asked)) : undefined
  const recipient = key ? new Uint8Array(Buffer.from(await thumbprintOf({ kid: undefined, key }), 'base64url')) : null
  if (flow === 'browser') return browserTranscript({ origin: new URL(context.issuer).origin, nonce, recipient })
  return postedTranscript({ client_id: nameOf(context, asked, flow).client_id, nonce, recipient, response_uri: responseUri(context, handle, flow) })
}
