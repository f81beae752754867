import type { Members } from '#fields/json-object.ts'
import type { Context } from '#http/context.ts'
import type { CredentialDraft } from '#model/credential-drafts.ts'
import { draftNonce } from '#oauth/tokens/credential-nonce.ts'
import type { IssuedCredentials } from '../issue-credentials.ts'

/** A credential as a draft answers it: alone, with a nonce for the next proof (OID4VCI draft 13 §7.3); in draft 11 with its format. */
export const answerOfDraft = ({ credentials, notification_id }: IssuedCredentials, { draft, format, context }: Drafted): Members => ({
  ...(draft === 'draft-11' ? { format } : { notification_id }),
  credential: credentials[0]?.credential,
  ...draftNonce(context),
})
interface Drafted {
  readonly draft: CredentialDraft
  readonly format: string
  readonly context: Context
}

/** A credential that comes later: by a transaction id, or in draft 11 by a token of its own (OID4VCI draft 11 §7.3). */
export const deferralOfDraft = (transaction_id: string, { draft, context }: Omit<Drafted, 'format'>): Members => ({
  ...(draft === 'draft-11' ? { acceptance_token: transaction_id } : { transaction_id }),
  ...draftNonce(context),
})
