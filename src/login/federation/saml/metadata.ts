import type { Context } from '#http/context.ts'
import type { FederatedServer } from '#model/federation/server.ts'
import { samlPartyOf } from './party.ts'

/** Our metadata for a SAML identity provider (SAML Metadata §2.4.4): entity ID, consumer, and the certificate of our signatures. */
export async function samlMetadata(context: Context, server: FederatedServer): Promise<string> {
  const party = await samlPartyOf(context, server, { requestId: '_none' })
  return party.generateServiceProviderMetadata(null, server.saml_signing_key === undefined ? null : (server.saml_signing_certificate ?? null))
}
