import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { newRow } from '#fields/write.ts'
import { type CredentialConfiguration, credentialConfiguration } from '#model/credential-configuration.ts'
import type { CallAnswer, TestServer } from './server.ts'

export const PRE_AUTHORIZED = 'urn:ietf:params:oauth:grant-type:pre-authorized_code'

/** How a proof of a test differs from a right one; `undefined` takes a member away. */
export interface KeyProofChange {
  readonly key?: CryptoKey | Uint8Array
  readonly header?: Readonly<Record<string, unknown>>
  readonly claims?: Readonly<Record<string, unknown>>
}
/** A key of a wallet. */
export interface WalletKey {
  readonly jwk: JWK
  readonly thumbprint: string
  readonly privateKey: CryptoKey
  /** A key proof (OID4VCI 1.0 §F.1), right in every respect that the test does not say. */
  prove(server: TestServer, nonce: string | undefined, change?: KeyProofChange): Promise<string>
}

export async function walletKey(alg = 'ES256'): Promise<WalletKey> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true })
  const jwk = await exportJWK(publicKey)
  return {
    jwk,
    privateKey,
    thumbprint: await calculateJwkThumbprint(jwk),
    prove: ({ issuer, context }, nonce, { key = privateKey, header, claims } = {}) =>
      new SignJWT({ aud: issuer, iat: Math.floor(context.now() / 1000), ...(nonce === undefined ? {} : { nonce }), ...claims })
        .setProtectedHeader({ typ: 'openid4vci-proof+jwt', alg, jwk, ...header } as { alg: string })
        .sign(key),
  }
}

let made = 0
/** Makes a credential configuration: a membership card with name and level, unless told otherwise. */
export async function makeConfiguration(
  { context: { db, now } }: Pick<TestServer, 'context'>,
  fields: Partial<CredentialConfiguration> = {},
): Promise<CredentialConfiguration> {
  const at = now()
  const row = newRow(credentialConfiguration, {
    id: `vcc_${++made}`,
    identifier: `membership-${made}`,
    vct: 'https://id.example/membership',
    claims: [
      { name: 'given_name', pointer: 'name', disclosable: true, mandatory: true },
      { name: 'level', pointer: 'metadata.level', disclosable: true },
      { name: 'email', disclosable: true },
    ],
    created_at: at,
    updated_at: at,
    ...fields,
  })
  await db.table(credentialConfiguration).insert(row)
  return row
}

/** An offer with its pre-authorized code. */
export interface Offered {
  readonly made: CallAnswer
  readonly code: string
  readonly uri: string
}

/** Makes an offer as an administrator does. */
export async function offer(server: TestServer, body: Readonly<Record<string, unknown>>): Promise<Offered> {
  const answer = await server.call('POST', '/api/credential-offers', { bearer: await server.adminToken(), json: body })
  if (answer.status !== 201) throw new Error(`no offer: ${answer.text}`)
  const { credential_offer, credential_offer_uri } = answer.json.data
  return { made: answer, code: credential_offer.grants[PRE_AUTHORIZED]?.['pre-authorized_code'], uri: credential_offer_uri }
}

/** Redeems a pre-authorized code as a wallet without a client id. */
export const redeemOffer = (server: TestServer, code: string, more: Record<string, string> = {}, headers: Record<string, string> = {}): Promise<CallAnswer> =>
  server.call('POST', '/oauth/token', { form: { grant_type: PRE_AUTHORIZED, 'pre-authorized_code': code, ...more }, headers })

export const freshNonce = async (server: TestServer): Promise<string> => (await server.call('POST', '/openid/nonce')).json.c_nonce

/** Fetches a credential with this access token: with one proof by a new key, unless told otherwise. */
export async function fetchCredential(server: TestServer, token: string, body: Readonly<Record<string, unknown>>): Promise<CallAnswer> {
  const proofs = 'proofs' in body ? body['proofs'] : { jwt: [await (await walletKey()).prove(server, await freshNonce(server))] }
  return server.call('POST', '/openid/credential', { bearer: token, json: { ...body, proofs } })
}
