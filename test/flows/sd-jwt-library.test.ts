import assert from 'node:assert/strict'
import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign, verify } from 'node:crypto'
import { test } from 'node:test'
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc'
import { SignJWT } from 'jose'
import { Disclosable } from '#credentials/conceal.ts'
import { makeSdJwt, verifySdJwt } from '#credentials/sd-jwt.ts'

const [issuer, holder] = [generateKeyPairSync('ec', { namedCurve: 'P-256' }), generateKeyPairSync('ec', { namedCurve: 'P-256' })]
const dsaEncoding = 'ieee-p1363'
const signer = (key: KeyObject) => async (data: string) => sign('sha256', Buffer.from(data), { key, dsaEncoding }).toString('base64url')
const verifier = (key: KeyObject) => async (data: string, signature: string) =>
  verify('sha256', Buffer.from(data), { key, dsaEncoding }, Buffer.from(signature, 'base64url'))
const cnf = { jwk: holder.publicKey.export({ format: 'jwk' }) }

/** A wallet and verifier made by others. */
const library = new SDJwtVcInstance({
  signer: signer(issuer.privateKey),
  verifier: verifier(issuer.publicKey),
  signAlg: 'ES256',
  hasher: (data, alg) =>
    createHash(alg.replace('-', ''))
      .update(typeof data === 'string' ? data : Buffer.from(data))
      .digest(),
  hashAlg: 'sha-256',
  saltGenerator: (length) => randomBytes(length).toString('base64url'),
  kbSigner: signer(holder.privateKey),
  kbSignAlg: 'ES256',
  kbVerifier: verifier(holder.publicKey),
})

test('an SD-JWT of ours is presented in part by the library, and verified by both', async () => {
  const ours = await makeSdJwt(
    {
      iss: 'https://issuer.example',
      vct: 'urn:member',
      cnf,
      name: new Disclosable('Ada'),
      address: new Disclosable({ city: new Disclosable('Lyon'), country: 'FR' }),
    },
    'dc+sd-jwt',
    (claims, typ) => new SignJWT({ ...claims }).setProtectedHeader({ alg: 'ES256', typ }).sign(issuer.privateKey),
  )
  const [iat, nonce] = [Math.floor(Date.now() / 1000), 'n-1']
  const shown = await library.present<Record<string, unknown>>(
    ours,
    { address: { city: true } },
    { kb: { payload: { iat, aud: 'https://verifier.example', nonce } } },
  )
  const theirs = await library.verify(shown, { keyBindingNonce: nonce })
  assert.deepEqual((theirs.payload as Record<string, unknown>)['address'], { city: 'Lyon', country: 'FR' })
  const binding = { audience: 'https://verifier.example', nonce }
  const { claims } = await verifySdJwt(shown, { issuerKey: () => ({ kid: undefined, key: createPublicKey(issuer.privateKey) }), now: Date.now(), binding })
  assert.deepEqual(claims['address'], { city: 'Lyon', country: 'FR' })
  assert.equal(claims['name'], undefined)
})

test('an SD-JWT of the library is verified here', async () => {
  const theirs = await library.issue({ iss: 'https://issuer.example', vct: 'urn:member', roles: ['chair', 'member'], name: 'Ada' }, {
    _sd: ['name'],
    roles: { _sd: [0] },
    _sdDecoy: 3,
  } as never)
  const { claims } = await verifySdJwt(theirs, { issuerKey: () => ({ kid: undefined, key: createPublicKey(issuer.privateKey) }), now: Date.now() })
  assert.equal(claims['name'], 'Ada')
  assert.deepEqual(claims['roles'], ['chair', 'member'])
})
