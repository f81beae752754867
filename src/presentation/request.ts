import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { coseAlg } from '#credentials/cose.ts'
import type { Members } from '#fields/json-object.ts'
import type { Context } from '#http/context.ts'
import { Refusal } from '#http/refusal.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import type { Presentation, PresentationFlow } from '#model/presentation/presentation.ts'
import { signingFor } from '#oauth/tokens/signing.ts'
import { exchangedFormats, presentationAlgs, presentationDefinition } from './presentation-definition.ts'
import { isExchange, nameOf, requestUri, responseUri, type Transaction, transactionSecrets } from './transaction.ts'

/** The content encryptions that a response may use (HAIP). */
export const responseEncryptions = ['A128GCM', 'A256GCM'] as const
const coseSignatures = presentationAlgs.map(coseAlg)

/** The key pair of a row, opened once for all links and checks of one request: to import a JWK takes longer than to build the request. */
const keyPairOf = memoizeWeak((vault: Context['vault']) =>
  memoizeWeak(({ id, sealed_key = '' }: Presentation) => {
    const privateKey = createPrivateKey({ key: JSON.parse(vault.unseal(sealed_key, `presentation ${id}`)), format: 'jwk' })
    return { privateKey, publicJwk: createPublicKey(privateKey).export({ format: 'jwk' }) }
  }),
)

/** The private key that the response to a request is encrypted to. */
export const openResponseKey = ({ vault }: Pick<Context, 'vault'>, { row }: Pick<Transaction, 'row'>): KeyObject => keyPairOf(vault)(row).privateKey

/** The members of the metadata that draft 21 called otherwise (OID4VP draft 21 §9). */
const draft21Metadata: Members = {
  vp_formats: exchangedFormats,
  authorization_encrypted_response_alg: 'ECDH-ES',
  authorization_encrypted_response_enc: responseEncryptions[0],
}

/** The names of subjects that are taken (SIOPv2 §7.5): the DIDs that are resolved here, and the thumbprint of a key. */
const subjectSyntaxes = ['did:key', 'did:jwk', 'did:web', 'urn:ietf:params:oauth:jwk-thumbprint']

/** The metadata of the verifier for this request (OID4VP 1.0 §11.1). */
const requestMetadata = (context: Context, { row, verifier, client }: Transaction, flow: PresentationFlow): Members => ({
  client_name: verifier.name,
  ...(client?.logo_uri === undefined ? {} : { logo_uri: client.logo_uri }),
  ...(client?.policy_uri === undefined ? {} : { policy_uri: client.policy_uri }),
  vp_formats_supported: {
    'dc+sd-jwt': { 'sd-jwt_alg_values': presentationAlgs, 'kb-jwt_alg_values': presentationAlgs },
    jwt_vc_json: { alg_values: presentationAlgs },
    mso_mdoc: { issuerauth_alg_values: coseSignatures, deviceauth_alg_values: coseSignatures },
  },
  jwks: { keys: [{ ...keyPairOf(context.vault)(row).publicJwk, kid: 'response', use: 'enc', alg: 'ECDH-ES' }] },
  encrypted_response_enc_values_supported: responseEncryptions,
  ...(row.response_types.includes('id_token') && { subject_syntax_types_supported: subjectSyntaxes }),
  ...(isExchange(verifier, flow) && draft21Metadata),
})

/** The content of a request: a query, and the members of one for a self-issued ID token (SIOPv2 §9). */
const contentOf = ({ row: { response_types }, verifier }: Transaction, flow: PresentationFlow): Members => ({
  ...(response_types.includes('vp_token')
    ? isExchange(verifier, flow)
      ? { presentation_definition: presentationDefinition(verifier) }
      : { dcql_query: verifier.dcql }
    : {}),
  ...(response_types.includes('id_token') ? { scope: 'openid', id_token_type: 'subject_signed_id_token' } : {}),
})

/** The parameters of an authorization request (OID4VP 1.0 §5.1). */
export function presentationParameters(context: Context, asked: Transaction, flow: PresentationFlow): Members {
  const { nonce, state } = transactionSecrets(context, asked.handle)
  const { client_id, client_id_scheme } = nameOf(context, asked, flow)
  const common = {
    client_id,
    ...(client_id_scheme !== undefined && { client_id_scheme }),
    response_type: asked.row.response_types.join(' '),
    nonce,
    ...contentOf(asked, flow),
    client_metadata: requestMetadata(context, asked, flow),
  }
  // OID4VP 1.0 §A.2: the browser says where the answer goes, and to whom it may be told.
  if (flow === 'browser')
    return { ...common, response_mode: asked.verifier.encrypted_response ? 'dc_api.jwt' : 'dc_api', expected_origins: [new URL(context.issuer).origin] }
  return {
    ...common,
    response_mode: asked.verifier.encrypted_response ? 'direct_post.jwt' : 'direct_post',
    response_uri: responseUri(context, asked.handle, flow),
    state,
  }
}

/** The seconds that a signed request is valid for. */
const LIFETIME = 300

/**
 * A signed request object (RFC 9101 §4, OID4VP 1.0 §5.10). `wallet_nonce` goes into it, so that a wallet knows that it was made for this very call.
 * @throws {Refusal} for a verifier whose requests must not be signed
 */
export async function requestObject(context: Context, asked: Transaction, flow: PresentationFlow, wallet_nonce?: string): Promise<string> {
  const { client_id, header } = nameOf(context, asked, flow)
  if (!header) throw new Refusal('invalid_request', 400, 'requests of this verifier are not signed; the parameters stand in the link')
  const now = Math.floor(context.now() / 1000)
  const times = { iss: client_id, aud: 'https://self-issued.me/v2', iat: now, exp: now + LIFETIME }
  const claims = { ...presentationParameters(context, asked, flow), ...times, ...(wallet_nonce === undefined ? {} : { wallet_nonce }) }
  const own = asked.client ? signingFor(asked.client, asked.client.id_token_signature_alg) : undefined
  const signing = { ...own, alg: 'ES256', ...(asked.verifier.key_pair_id === undefined ? {} : { key_pair_id: asked.verifier.key_pair_id }) } as const
  return context.keys.sign(claims, 'oauth-authz-req+jwt', { ...signing, header })
}

/** The query of a link as wallets read it; `:` and `/` stay as they are, so that it fits a QR code. */
const requestQuery = (members: Members): string =>
  Object.entries(members)
    .map(
      ([name, value]) =>
        `${name}=${encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value))
          .replace(/%3A/g, ':')
          .replace(/%2F/g, '/')}`,
    )
    .join('&')

/** The link that opens a wallet with the request (OID4VP 1.0 §5.7): by reference where it is signed, else by value. */
export function walletLink(context: Context, asked: Transaction, flow: PresentationFlow, wallet = asked.verifier.wallet): string {
  const { client_id, client_id_scheme, header } = nameOf(context, asked, flow)
  const by = header
    ? {
        client_id,
        ...(client_id_scheme !== undefined && { client_id_scheme }),
        request_uri: requestUri(context, asked.handle, flow),
        request_uri_method: 'post',
      }
    : presentationParameters(context, asked, flow)
  return `${wallet}${wallet.includes('?') ? '&' : '?'}${requestQuery(by)}`
}

/** A request to the wallets that the browser knows (Digital Credentials API, OID4VP 1.0 §A.3). */
export interface BrowserRequest {
  readonly protocol: 'openid4vp-v1-signed' | 'openid4vp-v1-unsigned'
  readonly data: Members
}

/** The request for the browser's own interface: signed, so that a wallet knows whom it answers, unless the verifier signs none. */
export async function browserRequest(context: Context, asked: Transaction): Promise<BrowserRequest> {
  if (nameOf(context, asked, 'browser').header) return { protocol: 'openid4vp-v1-signed', data: { request: await requestObject(context, asked, 'browser') } }
  const { client_id: _, expected_origins: __, ...data } = presentationParameters(context, asked, 'browser')
  return { protocol: 'openid4vp-v1-unsigned', data }
}
