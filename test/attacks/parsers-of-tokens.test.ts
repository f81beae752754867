import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { cborOf, encodeCbor, jsonOf, readCbor } from '#credentials/cbor.ts'
import { readSign1 } from '#credentials/cose.ts'
import { readCoseKey } from '#credentials/cose-key.ts'
import { makeDisclosure, parseDisclosure, readDigestHash } from '#credentials/disclosure.ts'
import { CredentialFault } from '#credentials/fault.ts'
import { parseSdJwt } from '#credentials/sd-jwt.ts'
import { parseJwt } from '#credentials/signed-jwt.ts'
import { packStates, stateAt } from '#credentials/status-bits.ts'
import { readJwk, readJwks, readPem } from '#keys/public-keys.ts'
import { trustedLeaf } from '#kit/certificate-chain.ts'
import { readRevocationLists } from '#kit/revocation-list.ts'
import { COMMON_NAME, makeCertificate, makeRevocationList } from '../support/certificates.ts'
import { reads } from '../support/reads.ts'

const isFault = (error: unknown) => error instanceof CredentialFault
const bytes = fc.uint8Array({ maxLength: 200 }).map((all) => Buffer.from(all))
const part = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.json().map((text) => Buffer.from(text).toString('base64url')),
)
const dotted = fc.array(part, { maxLength: 6 }).map((parts) => parts.join('.'))

describe('credentials', () => {
  test('RFC 8949 §5.3 no bytes make the reader of CBOR do anything but read or refuse, however deep they nest', () => {
    const read = (sent: Buffer) => jsonOf(readCbor(sent, 'it'))
    fc.assert(fc.property(bytes, (sent) => reads(() => read(sent), isFault)))
    const nested = fc.tuple(fc.constantFrom(0x81, 0xa1, 0xc0), fc.nat(30_000))
    fc.assert(
      fc.property(nested, ([sign, depth]) => reads(() => read(Buffer.alloc(depth + 1, sign)), isFault)),
      { numRuns: 30 },
    )
    assert(reads(() => read(Buffer.concat([Buffer.alloc(1200, 0x81), Buffer.from([0])])), isFault))
  })
  test('RFC 8949 §3 what is written as CBOR is read as it was', () => {
    const leaf = fc.oneof(
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.string({ unit: 'grapheme-ascii' }).filter((text) => !/^\d{4}-|^data:/.test(text)),
    )
    const value = fc.letrec((tie) => ({
      all: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('all'), { maxLength: 4 }),
        fc.dictionary(fc.string({ maxLength: 8 }), tie('all'), { maxKeys: 4, noNullPrototype: true }),
      ),
    })).all
    fc.assert(fc.property(value, (sent) => assert.deepEqual(jsonOf(readCbor(encodeCbor(cborOf(sent)), 'it')), sent)))
  })
  test('RFC 9052 §4.2 no CBOR makes the readers of signatures and keys do anything but read or refuse', () => {
    const item = fc.oneof(
      bytes,
      fc.integer(),
      fc.constant(null),
      fc.constant(new Map<unknown, unknown>()),
      bytes.map((text) => new Map<unknown, unknown>([[1, text]])),
    )
    fc.assert(fc.property(fc.array(item, { maxLength: 5 }), (sent) => reads(() => readSign1(sent, 'it'), isFault)))
    const key = fc.array(fc.tuple(fc.integer({ min: -4, max: 4 }), item), { maxLength: 6 }).map((pairs) => new Map<unknown, unknown>(pairs))
    fc.assert(fc.property(fc.oneof(key, item), (sent) => reads(() => readCoseKey(sent, 'it'), isFault)))
  })
  test('RFC 7515 §7.1, RFC 9901 §4 no text makes the readers of JWTs, SD-JWTs and disclosures do anything but read or refuse', () => {
    fc.assert(fc.property(dotted, (sent) => reads(() => parseJwt(sent, 'it'), isFault)))
    const tilded = fc.array(fc.oneof(dotted, part), { maxLength: 5 }).map((parts) => parts.join('~'))
    fc.assert(fc.property(tilded, (sent) => reads(() => parseSdJwt(sent), isFault)))
    fc.assert(fc.property(part, (sent) => reads(() => parseDisclosure(sent, 'sha256'), isFault)))
    fc.assert(fc.property(fc.anything(), (sent) => reads(() => readDigestHash(sent), isFault)))
  })
  test('RFC 9901 §4.2.1 a disclosure is read as it was made', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (name, value) => {
        const { text } = makeDisclosure(value, name)
        const read = parseDisclosure(text, 'sha256')
        assert.deepEqual([read.name, JSON.stringify(read.value)], [name, JSON.stringify(value)])
      }),
    )
  })
  test('draft-ietf-oauth-status-list §4 a state is read as it was packed, and nothing else is read', () => {
    const bits = fc.constantFrom(1, 2, 4, 8) as fc.Arbitrary<1 | 2 | 4 | 8>
    fc.assert(
      fc.property(bits, fc.nat(999), fc.nat(255), (wide, index, state) => {
        const kept = state & ((1 << wide) - 1)
        const list = packStates([{ index, value: kept }], { size: 1000, bits: wide })
        return stateAt(list, index, wide) === kept
      }),
    )
    fc.assert(
      fc.property(fc.oneof(part, fc.base64String()), fc.integer(), fc.integer(), (list, index, wide) => reads(() => stateAt(list, index, wide), isFault)),
    )
  })
})

describe('keys and certificates', () => {
  test('RFC 7517 §5 whatever stands in a set of keys, each is read or passed over', () => {
    const never = () => false
    const member = fc.oneof(fc.string(), fc.constantFrom('RSA', 'EC', 'OKP', 'AKP', 'sig', 'P-256', 'AQAB', 'Ed25519'), fc.anything())
    const jwk = fc.dictionary(fc.constantFrom('kty', 'crv', 'x', 'y', 'n', 'e', 'use', 'alg', 'kid', 'key_ops', 'pub', 'd'), member)
    fc.assert(fc.property(fc.oneof(jwk, fc.anything()), (sent) => reads(() => readJwk(sent), never)))
    fc.assert(fc.property(fc.oneof(fc.record({ keys: fc.oneof(fc.array(jwk), fc.anything()) }), fc.anything()), (sent) => reads(() => readJwks(sent), never)))
    fc.assert(fc.property(fc.string(), (text) => reads(() => readPem(`-----BEGIN PUBLIC KEY-----\n${text}\n-----END PUBLIC KEY-----`), never)))
  })
  test('RFC 5280 §6.1 a chain with any byte changed leads to no root, and breaks nothing', () => {
    const subject = [[COMMON_NAME, 'one']] as const
    const root = makeCertificate({ subject, authority: true })
    const chain = [makeCertificate({ subject, issuer: root }).x509.raw]
    assert.ok(trustedLeaf([chain[0]?.toString('base64')], root.pem, Date.now()))
    const change = fc.tuple(fc.nat((chain[0]?.length ?? 1) - 1), fc.integer({ min: 1, max: 255 }))
    fc.assert(
      fc.property(change, ([at, by]) => {
        const raw = Buffer.from(chain[0] ?? '')
        raw[at] = (raw[at] ?? 0) ^ by
        return trustedLeaf([raw.toString('base64')], root.pem, Date.now()) === undefined
      }),
    )
    fc.assert(fc.property(fc.anything(), (sent) => trustedLeaf(sent, root.pem, Date.now()) === undefined))
  })
  test('RFC 5280 §5 no bytes make the reader of revocation lists do anything but read or refuse', () => {
    const authority = makeCertificate({ subject: [[COMMON_NAME, 'one']], authority: true })
    const good = makeRevocationList(authority, [])
    const change = fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }))
    const isError = (error: unknown) => error instanceof Error && !(error instanceof TypeError)
    fc.assert(fc.property(bytes, (sent) => reads(() => readRevocationLists(sent), isError)))
    fc.assert(
      fc.property(change, ([at, by]) => {
        const raw = Buffer.from(good)
        raw[at] = (raw[at] ?? 0) ^ by
        return reads(() => readRevocationLists(raw), isError)
      }),
    )
  })
})
