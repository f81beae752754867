import type { SAML } from '@node-saml/node-saml'
import type { Context } from '#http/context.ts'
import { type FederatedServer, federatedServer } from '#model/federation/server.ts'
import { OutboundFailure } from '#outbound/failure.ts'
import { FOREIGN_SKEW } from '../asked-again.ts'

/** Our entity ID for a federated server, which is the address of our metadata (SAML Metadata §4.1). Each server has its own, so that no assertion for one is good at another. */
export const samlEntityId = ({ issuer }: Pick<Context, 'issuer'>, serverId: string): string => `${issuer}/login/with/${serverId}/metadata`

/** The assertion consumer service, to which the browser brings the response (SAML Profiles §4.1.4.3). */
export const samlConsumer = ({ issuer }: Pick<Context, 'issuer'>, serverId: string): string => `${issuer}/login/with/${serverId}/acs`

/** Our single logout service, to which the browser brings requests and responses of a sign-out (SAML Profiles §4.4.3). */
export const samlSignOff = ({ issuer }: Pick<Context, 'issuer'>, serverId: string): string => `${issuer}/login/with/${serverId}/slo`

const formats = {
  persistent: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
  emailAddress: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  unspecified: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
} as const

/** The certificates of a PEM text. */
export const certificatesIn = (pem: string): string[] => pem.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? []

interface SamlExchange {
  /** The id of our request. */
  readonly requestId: string
  readonly asksAgain?: boolean
  /** The message travels by HTTP-POST, which compresses nothing (SAML Bindings §3.5.4). */
  readonly isPosted?: boolean
}

/**
 * A federated server as node-saml knows it, for one exchange: the only request that a response may answer is ours. The library is loaded when the first
 * person comes, because most servers have no such partner. @throws {OutboundFailure} when the signing key cannot be read
 */
export async function samlPartyOf(context: Context, server: FederatedServer, { requestId, asksAgain = false, isPosted = false }: SamlExchange): Promise<SAML> {
  const { SAML, ValidateInResponseTo } = await import('@node-saml/node-saml')
  const { saml_certificates = '', saml_sign_on_url = '', saml_entity_id = '', saml_logout_url } = server
  const now = new Date().toISOString()
  return new SAML({
    issuer: samlEntityId(context, server.id),
    callbackUrl: samlConsumer(context, server.id),
    entryPoint: saml_sign_on_url,
    ...(saml_logout_url === undefined ? {} : { logoutUrl: saml_logout_url, logoutCallbackUrl: samlSignOff(context, server.id) }),
    idpIssuer: saml_entity_id,
    idpCert: certificatesIn(saml_certificates),
    audience: samlEntityId(context, server.id),
    identifierFormat: formats[server.saml_name_id_format],
    acceptedClockSkewMs: FOREIGN_SKEW,
    // Either the response or the assertion must be signed; the library refuses one without any signature.
    wantAssertionsSigned: false,
    wantAuthnResponseSigned: false,
    // A server that is asked for a password, and would have a passkey, answers with an error.
    disableRequestedAuthnContext: true,
    forceAuthn: asksAgain,
    skipRequestCompression: isPosted,
    generateUniqueId: () => requestId,
    validateInResponseTo: ValidateInResponseTo.always,
    cacheProvider: {
      saveAsync: async (_key, value) => ({ value, createdAt: Date.now() }),
      getAsync: async (key) => (key === requestId ? now : null),
      removeAsync: async () => null,
    },
    signatureAlgorithm: 'sha256',
    ...(await signingPart(context, server)),
    ...(await decryptionPart(context, server)),
  })
}

async function signingPart(context: Context, server: FederatedServer): Promise<{ readonly privateKey?: string }> {
  if (server.saml_signing_key === undefined) return {}
  const privateKey = await context.sealed.open(federatedServer, server, 'saml_signing_key')
  if (privateKey === undefined) throw new OutboundFailure('misconfigured', 'the key that signs our requests cannot be read')
  return { privateKey }
}

async function decryptionPart(context: Context, server: FederatedServer): Promise<{ readonly decryptionPvk?: string }> {
  if (server.saml_decryption_key === undefined) return {}
  const decryptionPvk = await context.sealed.open(federatedServer, server, 'saml_decryption_key')
  if (decryptionPvk === undefined) throw new OutboundFailure('misconfigured', 'the key that decrypts assertions cannot be read')
  return { decryptionPvk }
}
