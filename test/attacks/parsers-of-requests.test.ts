import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { certificateReader } from '#http/client-certificate.ts'
import { Refusal } from '#http/refusal.ts'
import { basicCredentials, parseForm, type Request, readCookies } from '#http/request.ts'
import { pathBelowTenant, tenantUrl } from '#http/tenant-url.ts'
import { parseBody } from '#issuance/fetch-permission.ts'
import { canonicalAddress, networkOf } from '#kit/address.ts'
import { imageTypeOf } from '#kit/image.ts'
import { jsonDepth } from '#kit/json-depth.ts'
import { findLanguage, lookupOrder } from '#kit/language-tag.ts'
import { checkMarkup } from '#kit/markup.ts'
import { readClaims } from '#oauth/authorize/claims-parameter.ts'
import { readScope } from '#oauth/scopes.ts'
import { reads } from '../support/reads.ts'

const isRefusal = (error: unknown) => error instanceof Refusal && error.status >= 400 && error.status < 500
const never = () => false
const text = fc.string({ maxLength: 200, unit: 'binary' })
/** Texts of the signs that forms, headers and URLs are made of. */
const signs = fc.string({
  maxLength: 60,
  unit: fc.constantFrom('%', '&', '=', '+', ';', ' ', '"', '\\', '/', '?', '#', '0', 'a', 'F', '.', ':', '\u0000', 'é'),
})
const withHeaders = (headers: Record<string, string>) => ({ headers }) as unknown as Request

describe('forms, headers and addresses', () => {
  test('RFC 6749 §3.1 no query or form makes its reader do anything but read or refuse', () => {
    fc.assert(fc.property(fc.oneof(text, signs), (sent) => reads(() => parseForm(sent, ['resource']), isRefusal)))
  })
  test('RFC 6749 §B parameters are read as browsers write them, and an empty one is absent', () => {
    const name = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).filter((one) => one.isWellFormed() && !one.includes('\u0000'))
    const value = fc.string({ maxLength: 40, unit: 'grapheme' }).filter((one) => one.isWellFormed() && !one.includes('\u0000'))
    fc.assert(
      fc.property(fc.dictionary(name, value, { maxKeys: 8 }), (sent) => {
        const expected = Object.entries(sent).filter(([, one]) => one !== '')
        const read = Object.entries(parseForm(new URLSearchParams(Object.entries(sent)).toString())).filter(([, one]) => one !== undefined && one !== '')
        assert.deepEqual(new Map(read as [string, string][]), new Map(expected))
      }),
    )
  })
  test('RFC 6749 §2.3.1 no Authorization or Cookie header makes its reader do anything but read or refuse, and credentials are read as they were written', () => {
    const header = fc.oneof(text, signs, fc.base64String()).map((one) => `Basic ${one}`)
    fc.assert(fc.property(header, (authorization) => reads(() => basicCredentials(withHeaders({ authorization })), isRefusal)))
    fc.assert(fc.property(fc.oneof(text, signs), (cookie) => reads(() => readCookies(withHeaders({ cookie })), never)))
    const wellFormed = fc.string({ unit: 'grapheme' }).filter((one) => one.isWellFormed() && !one.includes('\u0000'))
    fc.assert(
      fc.property(wellFormed, wellFormed, (id, secret) => {
        const pair = [id, secret].map((one) => encodeURIComponent(one)).join(':')
        assert.deepEqual(basicCredentials(withHeaders({ authorization: `Basic ${Buffer.from(pair).toString('base64')}` })), { id, secret })
      }),
    )
  })
  test('RFC 8414 §3.1 any request line is taken apart, and only a path that cannot be decoded is refused', () => {
    const url = fc.oneof(
      text,
      signs,
      signs.map((one) => `/t/${one}`),
      signs.map((one) => `/.well-known/x/t/${one}`),
    )
    fc.assert(fc.property(url, (sent) => reads(() => tenantUrl(sent), never)))
    fc.assert(
      fc.property(url, (sent) =>
        reads(
          () => pathBelowTenant(sent),
          (error) => error instanceof URIError,
        ),
      ),
    )
  })
  test('RFC 9440 §2.1 no header of a proxy is taken for a certificate that it is not, and none breaks its reader', () => {
    for (const header of ['Client-Cert', 'X-SSL-Client-Cert', 'X-Forwarded-Tls-Client-Cert'] as const) {
      const read = certificateReader({ trust_proxy: ['127.0.0.1'], 'mtls.header': header })
      const of = (value: string) => read({ headers: { [header.toLowerCase()]: value }, socket: { remoteAddress: '127.0.0.1' } } as never)
      const sent = fc.oneof(
        text,
        signs,
        fc.base64String(),
        fc.base64String().map((one) => `:${one}:`),
      )
      fc.assert(fc.property(sent, (value) => of(value) === undefined))
    }
  })
  test('an address has one spelling, and its network is that of every spelling', () => {
    fc.assert(fc.property(fc.oneof(text, signs), (sent) => reads(() => [canonicalAddress(sent), networkOf(sent)], never)))
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
        const canonical = canonicalAddress(address)
        assert.ok(canonical !== undefined)
        assert.deepEqual([canonicalAddress(canonical), networkOf(canonical)], [canonical, networkOf(address)])
      }),
    )
  })
})

describe('values', () => {
  test('RFC 6749 §3.3 no text makes the reader of scopes do anything but read or refuse, and what is read is told once', () => {
    fc.assert(
      fc.property(fc.oneof(text, signs), (sent) =>
        reads(() => {
          const names = readScope(sent)
          assert.equal(new Set(names).size, names.length)
          for (const name of names) assert.match(name, /^[\x21\x23-\x5b\x5d-\x7e]+$/)
        }, isRefusal),
      ),
    )
  })
  test('OIDC Core §5.5 no text makes the reader of the claims parameter do anything but read or refuse', () => {
    const named = fc.record({ userinfo: fc.anything(), id_token: fc.anything() }, { requiredKeys: [] }).filter((one) => reads(() => JSON.stringify(one), never))
    const sent = fc.oneof(
      text,
      fc.json(),
      named.map((one) => JSON.stringify(one)),
    )
    fc.assert(fc.property(sent, (claims) => reads(() => readClaims(claims), isRefusal)))
  })
  test('OID4VCI 1.0 §8.2 no text makes the reader of a credential request do anything but read or refuse', () => {
    fc.assert(fc.property(fc.oneof(text, fc.json()), (sent) => reads(() => parseBody(sent), isRefusal)))
  })
  test('RFC 8259 §9 the depth of a JSON text is found without parsing it', () => {
    const depthOf = (value: unknown): number => (typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0)
    fc.assert(fc.property(fc.jsonValue(), (value) => jsonDepth(JSON.stringify(value)) === depthOf(value)))
    fc.assert(fc.property(fc.oneof(text, signs), (sent) => reads(() => jsonDepth(sent), never)))
  })
  test('RFC 4647 §3.4 any tag is looked up from the whole to its first part, in a bounded number of steps', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: fc.constantFrom('-', 'a', 'Z', '1'), maxLength: 80 })), (tag) => {
        assert(lookupOrder(tag).length <= 36)
        return reads(() => findLanguage([tag], ['en', 'pt-BR']), never)
      }),
    )
  })
  test('no bytes make the reader of pictures do anything but tell their type', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => reads(() => imageTypeOf(Buffer.from(bytes)), never)))
  })
  test('no markup breaks the sanitizer, and a script is a fault wherever it stands', () => {
    const piece = fc.constantFrom('<', '>', '/', 'svg', 'p', 'a', ' href=', '"', "'", 'javascript:', '&#x6a;', '<!--', '-->', 'style', 'x', ' ')
    const pieces = fc.array(piece, { maxLength: 14 }).map((parts) => parts.join(''))
    fc.assert(fc.property(fc.oneof(text, pieces), (markup) => reads(() => checkMarkup(markup), never)))
    const harmless = fc.string({ unit: fc.constantFrom('a', ' ', '.', '<p>', '</p>', '<em>', '</em>'), maxLength: 8 })
    fc.assert(fc.property(harmless, harmless, (before, after) => checkMarkup(`${before}<script>x</script>${after}`).faults.length > 0))
  })
})
