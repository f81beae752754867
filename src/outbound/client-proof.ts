import type { Context } from '#http/context.ts'
import type { TlsOptions } from '#kit/fetch.ts'
import { randomText } from '#kit/random.ts'
import { type RemoteClient, remoteClient } from '#model/outbound/remote-client.ts'
import { OutboundFailure } from './failure.ts'
import { type RemoteParty, secretOf } from './registered.ts'
import { fillUrl, secretValuesOf } from './values.ts'

/** Client authentication of one request (RFC 6749 §2.3). */
export interface ClientProof {
  readonly params: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly tls?: TlsOptions
}

/** An assertion is shown at once. */
const LIFE = 60
const formEncoded = (text: string) => encodeURIComponent(text).replaceAll('%20', '+')

async function demandSecret(remote: RemoteParty): Promise<string> {
  const secret = await secretOf(remote)
  if (secret === undefined) throw new OutboundFailure('misconfigured', 'the client has no secret, or its secret file cannot be read')
  return secret
}

/**
 * True when a remote client is called as this issuer is. The keys that sign its assertions sign our own tokens too, so whoever may write remote clients
 * could otherwise have a JWT signed that our issuer seems to have given.
 */
export const isNamedAsIssuer = ({ identifier }: Pick<RemoteClient, 'identifier'>, { issuer }: Pick<Context, 'issuer'>): boolean =>
  identifier.replace(/\/+$/, '') === issuer.replace(/\/+$/, '')

/** A JWT that this tenant signs for the provider (RFC 7523 §3); its key is among those at our `jwks_uri`. @throws {OutboundFailure} */
export async function signAssertion(remote: RemoteParty, subject: string): Promise<string> {
  const { context, client, provider } = remote
  if (isNamedAsIssuer(client, context))
    throw new OutboundFailure('misconfigured', 'the client has the identifier of this issuer: nothing is signed in that name')
  const endpoint = fillUrl(provider.token_endpoint ?? '', secretValuesOf(remote))
  const now = Math.floor(context.now() / 1000)
  const aud = provider.client_assertion_audience === 'issuer' ? (provider.issuer ?? endpoint) : endpoint
  return context.keys.sign({ iss: client.identifier, sub: subject, aud, jti: randomText(16), iat: now, exp: now + LIFE }, 'JWT', {
    alg: provider.client_assertion_alg,
  })
}

/** Proves who we are, by the method of the provider (RFC 6749 §2.3). @throws {OutboundFailure} when the secret or certificate is not there. */
export async function proveClient(remote: RemoteParty): Promise<ClientProof> {
  const { client, provider, home } = remote
  const client_id = client.identifier
  switch (provider.client_auth_method) {
    case 'client_secret_basic': {
      const pair = `${formEncoded(client_id)}:${formEncoded(await demandSecret(remote))}`
      return { params: {}, headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` } }
    }
    case 'client_secret_post':
      return { params: { client_id, client_secret: await demandSecret(remote) }, headers: {} }
    case 'private_key_jwt': {
      const client_assertion = await signAssertion(remote, client_id)
      return { params: { client_id, client_assertion, client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' }, headers: {} }
    }
    case 'tls_client_auth': {
      const key = await home.sealed.open(remoteClient, client, 'certificate_key')
      if (client.certificate === undefined || key === undefined) throw new OutboundFailure('misconfigured', 'the client has no certificate')
      return { params: { client_id }, headers: {}, tls: { cert: client.certificate, key } }
    }
    case 'none':
      return { params: { client_id }, headers: {} }
  }
}
