import type { Context } from '#http/context.ts'
import type { FederatedServer } from '#model/federation/server.ts'
import { samlPartyOf } from './party.ts'

/** Our metadata for a SAML identity provider (SAML Metadata §2.4.4): entity ID, consumer, single logout service, and the certificates of our keys. */
export async function samlMetadata(context: Context, server: FederatedServer): Promise<string> {
  const party = await samlPartyOf(context, server, { requestId: '_none' })
  const { saml_signing_key, saml_signing_certificate, saml_decryption_certificate } = server
  const signing = saml_signing_key === undefined ? null : (saml_signing_certificate ?? null)
  const metadata = party.generateServiceProviderMetadata(saml_decryption_certificate ?? null, signing)
  // The library knows one binding for this service; ours takes the other one, whose signature stands in the query.
  return metadata.replace(/(<SingleLogoutService Binding="[^"]*:)HTTP-POST"/, '$1HTTP-Redirect"')
}
