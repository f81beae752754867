import { compactDecrypt } from 'jose'
import type { Context } from '#http/context.ts'
import { Refusal } from '#http/refusal.ts'
import type { Params } from '#http/request.ts'
import { sameText } from '#kit/vault.ts'
import type { PresentationFlow } from '#model/presentation/presentation.ts'
import { openResponseKey, responseEncryptions } from './request.ts'
import { type Transaction, transactionSecrets } from './transaction.ts'

/** The parameters of a response that count (OID4VP 1.0 §8.1, §8.5). */
export interface ResponseParameters {
  readonly vp_token: string | undefined
  /** Which presentation answers what, by presentation exchange (OID4VP draft 21 §6.1). */
  readonly presentation_submission: string | undefined
  /** A self-issued ID token (SIOPv2 §10). */
  readonly id_token: string | undefined
  readonly state: string | undefined
  readonly error: string | undefined
  readonly error_description: string | undefined
}

const wrong = (message: string) => new Refusal('invalid_request', 400, message)
const textOf = (value: unknown): string | undefined => (value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value))

/** Decrypts a response (OID4VP 1.0 §8.3) with the key of its request. @throws {Refusal} */
async function decryptResponse(context: Context, asked: Transaction, jwe: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const allowed = { keyManagementAlgorithms: ['ECDH-ES'], contentEncryptionAlgorithms: [...responseEncryptions] }
    const { plaintext } = await compactDecrypt(jwe, openResponseKey(context, asked), allowed)
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext))
  } catch {
    throw wrong('the response cannot be decrypted with the key of this request: encrypt it to client_metadata.jwks, with ECDH-ES and A128GCM or A256GCM')
  }
}

/**
 * Reads a response: encrypted where the request demanded that, so that nobody can downgrade it; for this transaction by its `state`, so that one cannot
 * be posted to another's.
 * @throws {Refusal}
 */
export async function readResponse(context: Context, asked: Transaction, sent: Params, flow: PresentationFlow): Promise<ResponseParameters> {
  const mustEncrypt = asked.verifier.encrypted_response
  const { response } = sent
  // OID4VP 1.0 §8.5: an error may come in the clear, because a wallet that cannot encrypt must be able to say so.
  if (mustEncrypt && response === undefined && sent['error'] === undefined) throw wrong('this verifier takes encrypted responses only: send response')
  const said = response === undefined ? sent : await decryptResponse(context, asked, response)
  const { vp_token, presentation_submission, id_token, state, error, error_description } = said
  const expected = transactionSecrets(context, asked.handle).state
  if (flow !== 'browser' && !sameText(textOf(state) ?? '', expected)) throw wrong('state is not that of this request')
  const missing = asked.row.response_types.filter((type) => said[type] === undefined)
  if (missing.length > 0 && error === undefined) throw wrong(`the response has neither ${missing.join(' and ')} nor error`)
  return {
    vp_token: textOf(vp_token),
    presentation_submission: textOf(presentation_submission),
    id_token: textOf(id_token),
    state: textOf(state),
    error: textOf(error),
    error_description: textOf(error_description),
  }
}
