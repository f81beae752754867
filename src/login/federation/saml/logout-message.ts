import type { Profile, SAML } from '@node-saml/node-saml'
import type { Context } from '#http/context.ts'
import type { PostedForm } from '#http/form-post.ts'
import { randomText } from '#kit/random.ts'
import type { FederatedServer } from '#model/federation/server.ts'
import { OutboundFailure } from '#outbound/failure.ts'
import type { SamlName } from '../proof.ts'
import { samlPartyOf } from './party.ts'

/** A signed message for the single logout service of an identity provider: an address, or a form (SAML Bindings §3.4, §3.5). */
export type LogoutMessage = string | PostedForm

const partyFor = (context: Context, server: FederatedServer): Promise<SAML> =>
  samlPartyOf(context, server, { requestId: `_${randomText(16)}`, isPosted: server.saml_logout_binding === 'http_post' })

/** Our request to end the session of a name at its identity provider (SAML Profiles §4.4.3.1). */
export async function logoutRequest(
  context: Context,
  server: FederatedServer,
  { saml, state }: { readonly saml: SamlName; readonly state: string },
): Promise<LogoutMessage> {
  const party = await partyFor(context, server)
  const { name: nameID, format: nameIDFormat = '', qualifier, own_qualifier, session: sessionIndex } = saml
  const names = { ...(qualifier === undefined ? {} : { nameQualifier: qualifier }), ...(own_qualifier === undefined ? {} : { spNameQualifier: own_qualifier }) }
  const profile: Profile = { issuer: server.saml_entity_id ?? '', nameID, nameIDFormat, ...names, ...(sessionIndex === undefined ? {} : { sessionIndex }) }
  const address = await party.getLogoutUrlAsync(profile, state, {})
  return carriedMessage(server, party, { address, kind: 'LogoutRequest' })
}

/** Our response to a request of an identity provider to end sessions (SAML Profiles §4.4.3.4). */
export async function logoutResponse(
  context: Context,
  server: FederatedServer,
  { profile, relayState }: { readonly profile: Profile; readonly relayState: string },
): Promise<LogoutMessage> {
  const party = await partyFor(context, server)
  const address = await party.getLogoutResponseUrlAsync(profile, relayState, {}, true)
  return carriedMessage(server, party, { address, kind: 'LogoutResponse' })
}

interface LogoutAddress {
  /** The address by HTTP-Redirect, whose query the library has signed. */
  readonly address: string
  readonly kind: 'LogoutRequest' | 'LogoutResponse'
}

async function carriedMessage(server: FederatedServer, { options: { privateKey } }: SAML, { address, kind }: LogoutAddress): Promise<LogoutMessage> {
  if (server.saml_logout_binding === 'http_redirect') return address
  if (privateKey === undefined) throw new OutboundFailure('misconfigured', 'single logout needs signed messages, and there is no signing key')
  const query = new URL(address).searchParams
  const name = kind === 'LogoutRequest' ? 'SAMLRequest' : 'SAMLResponse'
  const { signSamlPost } = await import('@node-saml/node-saml/lib/saml-post-signing.js')
  // SAML Bindings §3.5.4.1: the signature stands in the message, as that of a query does not count in a form.
  const signed = signSamlPost(Buffer.from(query.get(name) ?? '', 'base64').toString(), `/*[local-name(.)="${kind}"]`, {
    privateKey,
    signatureAlgorithm: 'sha256',
    digestAlgorithm: 'sha256',
  })
  const relayState = query.get('RelayState')
  return {
    action: server.saml_logout_url ?? '',
    members: [[name, Buffer.from(signed).toString('base64')], ...(relayState === null ? [] : [['RelayState', relayState] as const])],
    framedBy: originsOf(server),
  }
}

/** Identity providers ask in a frame, in which the form that answers has to be shown. It has nothing that an attacker could have somebody press. */
const originsOf = ({ saml_sign_on_url, saml_logout_url }: FederatedServer): string[] => [
  ...new Set([saml_sign_on_url, saml_logout_url].flatMap((url) => (url === undefined ? [] : [new URL(url).origin]))),
]
