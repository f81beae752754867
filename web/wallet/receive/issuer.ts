import {
  type CallbackContext,
  clientAuthenticationAnonymous,
  clientAuthenticationNone,
  Oauth2Client,
  type RequestDpopOptions,
  setGlobalConfig,
} from '@openid4vc/oauth2'
import { type CredentialOfferObject, type IssuerMetadataResult, Openid4vciClient } from '@openid4vc/openid4vci'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { fault } from '../words/fault.ts'

// A wallet that is served without TLS runs on the machine of a developer, and so do its issuers.
setGlobalConfig({ allowInsecureUrls: location.protocol === 'http:' })

export const PRE_AUTHORIZED = 'urn:ietf:params:oauth:grant-type:pre-authorized_code'

/** An offer with the metadata of its issuer. */
export interface Offering {
  readonly offer: CredentialOfferObject
  readonly metadata: IssuerMetadataResult
}
/** An access token, with the key that it is bound to. */
export interface Access {
  readonly token: string
  readonly dpop: RequestDpopOptions | undefined
}
/** The answer of an issuer to a request for credentials. */
export interface Handed {
  readonly credentials: readonly unknown[]
  readonly transaction_id: string | undefined
  readonly notification_id: string | undefined
}

const never = () => {
  throw fault('unsupported')
}
/** The callbacks of the library: the browser's own cryptography, and requests without cookies. */
function callbacksFor(client_id: string | undefined, key?: CryptoKey): CallbackContext {
  return {
    // Not from the cache: the metadata of a minute ago may not know the card that is offered now.
    fetch: (url, init) => fetch(url as string, { ...(init as RequestInit), credentials: 'omit', cache: 'no-store' }) as never,
    hash: async (data, alg) => new Uint8Array(await crypto.subtle.digest(alg.toUpperCase(), new Uint8Array(data))),
    generateRandom: (length) => crypto.getRandomValues(new Uint8Array(length)),
    clientAuthentication: client_id === undefined ? clientAuthenticationAnonymous() : clientAuthenticationNone({ clientId: client_id }),
    signJwt: async (signer, { header, payload }) => {
      if (!key || signer.method !== 'jwk') return never()
      const jwt = await new SignJWT(payload as JWTPayload).setProtectedHeader(header as { alg: string }).sign(key)
      return { jwt, signerJwk: signer.publicJwk }
    },
    verifyJwt: never,
    encryptJwe: never,
    decryptJwe: never,
  }
}

/** Reads an offer, by value or by reference, and the metadata of its issuer (OID4VCI 1.0 §4.1, §12.2). */
export async function readOffering(params: URLSearchParams): Promise<Offering> {
  const client = new Openid4vciClient({ callbacks: callbacksFor(undefined) })
  const offer = await client.resolveCredentialOffer(`openid-credential-offer://?${params}`)
  return { offer, metadata: await client.resolveIssuerMetadata(offer.credential_issuer) }
}

/** The authorization server of an offer: the one that it names, else the issuer's first. */
function serverOf({ offer, metadata }: Offering, grant: 'authorization_code' | typeof PRE_AUTHORIZED) {
  const named = offer.grants?.[grant]?.authorization_server
  const found = metadata.authorizationServers.find(({ issuer }) => named === undefined || issuer === named)
  if (!found) throw fault('noServer')
  return found
}
export const codeServerOf = (offering: Offering) => serverOf(offering, 'authorization_code')

/** One wallet's talk with one issuer: the key that its access token is bound to lives as long (RFC 9449). */
export class Conversation {
  readonly #offering: Offering
  readonly #client_id: string | undefined
  #callbacks: CallbackContext
  #access: Access | undefined

  constructor(offering: Offering, client_id?: string) {
    this.#offering = offering
    this.#client_id = client_id
    this.#callbacks = callbacksFor(client_id)
  }

  /** A new key for access tokens, where the server binds them to one. */
  async #bind(algs: readonly string[] | undefined): Promise<{ readonly dpop?: RequestDpopOptions }> {
    if (!algs?.includes('ES256')) return {}
    const { publicKey, privateKey } = await generateKeyPair('ES256')
    this.#callbacks = callbacksFor(this.#client_id, privateKey)
    return { dpop: { signer: { method: 'jwk', alg: 'ES256', publicJwk: (await exportJWK(publicKey)) as never } } }
  }

  /** Redeems the pre-authorized code of the offer (OID4VCI 1.0 §6.1). */
  async redeemOffer(txCode: string | undefined): Promise<void> {
    const { offer: credentialOffer, metadata: issuerMetadata } = this.#offering
    const bound = await this.#bind(serverOf(this.#offering, PRE_AUTHORIZED).dpop_signing_alg_values_supported)
    const client = new Openid4vciClient({ callbacks: this.#callbacks })
    const given = { credentialOffer, issuerMetadata, ...bound, ...(txCode === undefined ? {} : { txCode }) }
    const { accessTokenResponse, dpop } = await client.retrievePreAuthorizedCodeAccessTokenFromOffer(given)
    this.#access = { token: accessTokenResponse.access_token, dpop }
  }

  /** Redeems the code that the browser came back with (RFC 6749 §4.1.3). */
  async redeemCode(code: string, redirectUri: string, pkceCodeVerifier: string | undefined): Promise<void> {
    const authorizationServerMetadata = codeServerOf(this.#offering)
    const bound = await this.#bind(authorizationServerMetadata.dpop_signing_alg_values_supported)
    const client = new Oauth2Client({ callbacks: this.#callbacks })
    const proof = pkceCodeVerifier === undefined ? {} : { pkceCodeVerifier }
    const given = { authorizationServerMetadata, authorizationCode: code, redirectUri, ...proof, ...bound }
    const { accessTokenResponse, dpop } = await client.retrieveAuthorizationCodeAccessToken(given)
    this.#access = { token: accessTokenResponse.access_token, dpop }
  }

  #given() {
    if (!this.#access) throw fault('notAsked')
    const { token: accessToken, dpop } = this.#access
    return { issuerMetadata: this.#offering.metadata, accessToken, ...(dpop ? { dpop } : {}) }
  }

  /** A nonce for key proofs (OID4VCI 1.0 §7); undefined where the issuer has no such endpoint. */
  async nonce(): Promise<string | undefined> {
    const { metadata: issuerMetadata } = this.#offering
    if (issuerMetadata.credentialIssuer.nonce_endpoint === undefined) return undefined
    return (await new Openid4vciClient({ callbacks: this.#callbacks }).requestNonce({ issuerMetadata })).c_nonce
  }

  /** Asks for credentials, one for each proof (OID4VCI 1.0 §8). */
  async fetch(credentialConfigurationId: string, proofs: readonly string[]): Promise<Handed> {
    const client = new Openid4vciClient({ callbacks: this.#callbacks })
    const [first, ...more] = proofs
    const asked = {
      ...this.#given(),
      credentialConfigurationId,
      ...(first === undefined ? {} : { proofs: { jwt: [first, ...more] as [string, ...string[]] } }),
    }
    return handedIn((await client.retrieveCredentials(asked)).credentialResponse)
  }

  /** Asks for credentials that were not ready (OID4VCI 1.0 §9). */
  async fetchDeferred(transactionId: string): Promise<Handed> {
    const client = new Openid4vciClient({ callbacks: this.#callbacks })
    return handedIn(
      await client.retrieveDeferredCredentials({ ...this.#given(), transactionId }).then(
        ({ deferredCredentialResponse }) => deferredCredentialResponse,
        // OID4VCI 1.0 §9.2: a notification_id may come with the credentials, which the library takes for a fault.
        acceptedAnswer,
      ),
    )
  }

  /** Tells the issuer what became of the credentials (OID4VCI 1.0 §11). Nothing depends on its answer. */
  async report(notificationId: string | undefined, event: 'credential_accepted' | 'credential_failure'): Promise<void> {
    if (notificationId === undefined || this.#offering.metadata.credentialIssuer.notification_endpoint === undefined) return
    const client = new Openid4vciClient({ callbacks: this.#callbacks })
    await client.sendNotification({ ...this.#given(), notification: { notificationId, event } }).catch(() => undefined)
  }
}

/** The answer of an issuer that accepted a request, where the library did not take it. @throws the failure itself for any other */
async function acceptedAnswer(failure: unknown): Promise<object> {
  const { response } = failure as { readonly response?: { readonly response?: Response } }
  if (response?.response?.ok !== true || response.response.bodyUsed) throw failure
  return (await response.response.json()) as object
}

function handedIn(said: object): Handed {
  const { credentials, credential, transaction_id, notification_id } = said as Record<string, unknown>
  const list: readonly unknown[] = Array.isArray(credentials) ? credentials : credential === undefined ? [] : [credential]
  return {
    credentials: list.map((one) => (typeof one === 'object' && one !== null && 'credential' in one ? one.credential : one)),
    transaction_id: typeof transaction_id === 'string' ? transaction_id : undefined,
    notification_id: typeof notification_id === 'string' ? notification_id : undefined,
  }
}

interface Leaving {
  readonly client_id: string
  readonly redirectUri: string
  readonly state: string
}
/** The address at which the person agrees (OID4VCI 1.0 §5.1), pushed where the server takes that, with PKCE. */
export async function authorizationAddress(offering: Offering, { client_id: clientId, redirectUri, state }: Leaving) {
  const server = codeServerOf(offering)
  const { credential_configuration_ids: ids, grants } = offering.offer
  const details = ids.map((id) => ({ type: 'openid_credential', credential_configuration_id: id }))
  const scopes = ids.flatMap((id) => offering.metadata.credentialIssuer.credential_configurations_supported[id]?.scope ?? [])
  const issuer_state = grants?.authorization_code?.issuer_state
  const asked = scopes.length === ids.length ? { scope: scopes.join(' ') } : {}
  return new Oauth2Client({ callbacks: callbacksFor(clientId) }).createAuthorizationRequestUrl({
    authorizationServerMetadata: server,
    clientId,
    redirectUri,
    state,
    ...asked,
    additionalRequestPayload: { ...('scope' in asked ? {} : { authorization_details: details }), ...(issuer_state === undefined ? {} : { issuer_state }) },
  })
}

/** The reason of a refusal in the words of the issuer, where it gave one. */
export function reasonIn(failure: unknown): string {
  const { errorResponse, response, message } = failure as {
    errorResponse?: { error?: string; error_description?: string }
    response?: { credentialErrorResponseResult?: { data?: { error?: string; error_description?: string } } }
    message?: string
  }
  const said = errorResponse ?? response?.credentialErrorResponseResult?.data
  return said?.error_description ?? said?.error ?? message ?? ''
}
