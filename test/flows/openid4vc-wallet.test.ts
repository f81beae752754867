import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { type CallbackContext, clientAuthenticationAnonymous, setGlobalConfig } from '@openid4vc/oauth2'
import { Openid4vciClient } from '@openid4vc/openid4vci'
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { makeClient } from '../support/clients.ts'
import { makePerson } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { makeConfiguration, offer } from '../support/wallet.ts'

let server: TestServer
before(async () => {
  setGlobalConfig({ allowInsecureUrls: true })
  server = await startServer({ listen: true })
})
after(() => server.close())

/** A wallet made by others, with its keys. */
async function foreignWallet() {
  const keys = new Map<string, CryptoKey>()
  const newKey = async (): Promise<JWK> => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
    const jwk = await exportJWK(publicKey)
    keys.set(await calculateJwkThumbprint(jwk), privateKey)
    return jwk
  }
  const refuse = () => assert.fail('not asked for here')
  const callbacks: CallbackContext = {
    fetch: (url, init) => fetch(url, init),
    hash: (data, alg) => createHash(alg.replace('-', '')).update(data).digest(),
    generateRandom: (length) => randomBytes(length),
    clientAuthentication: clientAuthenticationAnonymous(),
    signJwt: async (signer, { header, payload }) => {
      const jwk = signer.method === 'jwk' ? (signer.publicJwk as JWK) : refuse()
      const key = keys.get(await calculateJwkThumbprint(jwk)) ?? refuse()
      return {
        jwt: await new SignJWT({ ...payload } as Record<string, unknown>).setProtectedHeader(header as { alg: string }).sign(key),
        signerJwk: jwk as never,
      }
    },
    decryptJwe: refuse,
    encryptJwe: refuse,
    verifyJwt: refuse,
  }
  return { client: new Openid4vciClient({ callbacks }), newKey }
}

test('BOR-93 a wallet of @openid4vc takes an offer, fetches a batch bound to its keys with DPoP, and reports on it', async () => {
  const card = await makeConfiguration(server, { batch_size: 2, display: [{ name: 'Member', locale: 'en' }] })
  const issuing = await makeClient(server, { supported_grant_types: ['preauthorized_code'], enforce_dpop: true })
  const person = await makePerson(server)
  const { made } = await offer(server, { client_id: issuing.id, user_id: person.id, credential_configuration_ids: [card.identifier] })
  const { client, newKey } = await foreignWallet()

  const credentialOffer = await client.resolveCredentialOffer(made.json.data.offer_link)
  const issuerMetadata = await client.resolveIssuerMetadata(credentialOffer.credential_issuer)
  assert.equal(issuerMetadata.credentialIssuer.credential_configurations_supported[card.identifier]?.format, 'dc+sd-jwt')
  assert(issuerMetadata.knownCredentialConfigurations[card.identifier], 'the wallet understands the configuration')
  const dpop = { signer: { method: 'jwk' as const, alg: 'ES256', publicJwk: (await newKey()) as never } }
  const { accessTokenResponse, dpop: bound } = await client.retrievePreAuthorizedCodeAccessTokenFromOffer({ credentialOffer, issuerMetadata, dpop })
  assert.equal(accessTokenResponse.token_type, 'DPoP')
  const { c_nonce: nonce } = await client.requestNonce({ issuerMetadata })
  const jwt: string[] = []
  for (const publicJwk of [await newKey(), await newKey()]) {
    const signer = { method: 'jwk' as const, alg: 'ES256', publicJwk: publicJwk as never }
    jwt.push((await client.createCredentialRequestJwtProof({ issuerMetadata, credentialConfigurationId: card.identifier, signer, nonce })).jwt)
  }
  const { credentialResponse } = await client.retrieveCredentials({
    issuerMetadata,
    accessToken: accessTokenResponse.access_token,
    credentialConfigurationId: card.identifier,
    proofs: { jwt: jwt as [string, ...string[]] },
    ...(bound && { dpop: bound }),
  })
  assert.equal(credentialResponse.credentials?.length, 2)
  const notificationId = credentialResponse.notification_id ?? assert.fail('no notification_id')
  await client.sendNotification({
    issuerMetadata,
    accessToken: accessTokenResponse.access_token,
    notification: { notificationId, event: 'credential_accepted' },
    ...(bound && { dpop: bound }),
  })
})
