import type { Context } from '#http/context.ts'
import type { PostedForm } from '#http/form-post.ts'
import { type FederatedServer, federatedServer } from '#model/federation/server.ts'
import type { Session } from '#model/session.ts'
import { OutboundFailure } from '#outbound/failure.ts'
import { reach } from './party.ts'
import { openFederatedProof } from './proof.ts'
import { logoutRequest } from './saml/logout-message.ts'
import { findWaiting, openSecrets, spendWaiting, storeWaiting } from './waiting.ts'

/** Where a federated server sends people back to after a sign-out. It is registered there. */
export const signedOutCallback = ({ issuer }: Pick<Context, 'issuer'>): string => `${issuer}/logout/continue`

/** The endpoint at which the session of a federated server is ended too; none where its row does not say so, or where it cannot be found. */
export async function federatedSessionEnd(context: Context, session: Session) {
  const { federated_server_id } = session
  if (federated_server_id === undefined) return undefined
  const server = await context.db.table(federatedServer).get(federated_server_id)
  if (!server?.active || !server.sign_out) return undefined
  try {
    if (server.protocol === 'saml') return samlSessionEnd(server, session)
    const { end_session_endpoint } = await reach(context, server)
    return end_session_endpoint === undefined ? undefined : { server, end_session_endpoint }
  } catch (caught) {
    // The person is signed out here, whether the other server can be reached or not.
    if (caught instanceof OutboundFailure) return undefined
    throw caught
  }
}

/** A session at a SAML identity provider is ended by the name that its assertion told. */
const samlSessionEnd = (server: FederatedServer, { saml_name }: Session) =>
  server.saml_logout_url === undefined || saml_name === undefined ? undefined : { server, end_session_endpoint: server.saml_logout_url }

interface Onwards {
  readonly browser: string
  /** Where the person goes on to afterwards. */
  readonly back: string
}

/** The address, or the form, that ends the session at the federated server of a session (OIDC RP-Initiated Logout §2, SAML Profiles §4.4), and then leads to `back`. */
export async function passOnSignOut(context: Context, session: Session, { browser, back }: Onwards): Promise<string | PostedForm | undefined> {
  const found = await federatedSessionEnd(context, session)
  if (!found) return undefined
  const { server, end_session_endpoint } = found
  const waiting = { step: 'sign_out', federated_server_id: server.id, backend_id: session.backend_id, browser } as const
  const state = await storeWaiting(context, { ...waiting, secrets: { query: '', back } })
  const { id_token: id_token_hint, saml } = openFederatedProof(context, session)
  if (saml) return logoutRequest(context, server, { saml, state })
  const url = new URL(end_session_endpoint)
  const params = { client_id: server.client_id, id_token_hint, post_logout_redirect_uri: signedOutCallback(context), state }
  for (const [name, value] of Object.entries(params)) if (value !== undefined) url.searchParams.set(name, value)
  return url.href
}

/** Where a person goes on to who comes back from the sign-out at a federated server. @throws {Refusal} */
export async function continueSignOut(context: Context, handle: string | undefined, browser: string | undefined): Promise<string | undefined> {
  const row = await findWaiting(context, 'sign_out', { handle, browser })
  await spendWaiting(context, row)
  return openSecrets(context, row).back
}
