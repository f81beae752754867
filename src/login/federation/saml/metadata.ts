import type { Context } from '#http/context.ts'
import type { FederatedServer } from '#model/federation/server.ts'
import { samlPartyOf } from './party.ts'

/** Our metadata for a SAML identity provider (SAML Metadata §2.4.4): entity ID, consumer, single logout service, and the certificates of our keys. */
export async function samlMetadata(context: Context, server: FederatedServer): Promise<string> {
  const party = await samlPartyOf(context, server, { requestId: '_none' })
  const { saml_signing_key, saml_signing_certificate, saml_decryption_certificate } = server
  const signing = saml_signing_key === undefined ? null : (saml_signing_certificate ?? null)
  const metadata = party.generateServiceProviderMetadata(saml_decryption_certificate ?? null, signing)
  // The library tells one binding of this service; ours takes two.
  return metadata.replace(/<SingleLogoutService Binding="[^"]*"([^>]*)>/, (_, rest) =>
    ['HTTP-Redirect', 'HTTP-POST'].map((name) => `<SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${name}"${rest}>`).join(''),
  )
}
