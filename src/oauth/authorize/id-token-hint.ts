import type { Context } from '#http/context.ts'
import { invalidRequest } from '#http/refusal.ts'
import type { AuthorizationRequest } from './authorization-request.ts'
import { parameter } from './parameter.ts'

/** The ID token hint (OIDC Core §3.1.2.1): an earlier ID token of the client, which names the person that it expects. */
export const idTokenHint = parameter('id_token_hint', { longest: 8192, withheld: true })

/** The `sub` that the client expects to sign in. @throws {Refusal} for a hint that is not of this server and client. */
export async function expectedSubject({ params, client, claims }: AuthorizationRequest, context: Context): Promise<string | undefined> {
  const asked = claims?.id_token?.['sub']?.value // OIDC Core §5.5.1
  const hint = idTokenHint.of(params)
  if (hint === undefined) return typeof asked === 'string' ? asked : undefined
  const told = await readHint(hint, context)
  if (!told) throw invalidRequest('id_token_hint is not an ID token of this server').because({ check: 'id_token_hint' })
  // A token of another client does not show whom this client knows, and may be stolen.
  if (told.client_id !== client.id) throw invalidRequest('id_token_hint was issued to another client').because({ check: 'id_token_hint' })
  return told.subject
}

/** The claims of an ID token of ours, even an expired one or one of an old key (OIDC RP-Initiated Logout §2): its only use is to name its subject. */
export interface Hint {
  readonly subject: string
  readonly client_id: string
  readonly sid: string | undefined
}
const LONGEST_HINT = 16_384
export async function readHint(jwt: string, context: Context): Promise<Hint | undefined> {
  const claims = jwt.length > LONGEST_HINT ? undefined : await context.keys.recognize(jwt, ['jwt'])
  const { iss, sub, aud, azp, sid } = claims ?? {}
  // RFC 8725 §3.12: an access token may have the same `typ`, but no `azp`.
  if (iss !== context.issuer || typeof sub !== 'string' || typeof aud !== 'string' || azp !== aud) return undefined
  return { subject: sub, client_id: aud, sid: typeof sid === 'string' ? sid : undefined }
}
