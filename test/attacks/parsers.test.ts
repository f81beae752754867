import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Refusal } from '#http/refusal.ts'
import { readCertificate } from '#kit/certificate.ts'
import { derParts, readDer, readDerText, readOid } from '#kit/der.ts'
import { isSameName, parseDistinguishedName } from '#model/distinguished-name.ts'
import { narrowDetails } from '#oauth/details/narrow.ts'
import { parseDetails } from '#oauth/details/request.ts'
import { COMMON_NAME, makeCertificate, ORGANIZATION } from '../support/certificates.ts'
import { reads } from '../support/reads.ts'

test('no bytes make the reader of DER do anything but read or refuse', () => {
  const walk = (bytes: Buffer, depth = 0): void => {
    const value = readDer(bytes)
    readDerText(value)
    readOid(value)
    if (depth < 5 && (value.tag & 0x20) !== 0) for (const part of derParts(value)) walk(bytes.subarray(0, part.end), depth + 1)
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) =>
      reads(
        () => walk(Buffer.from(bytes)),
        (error) => error instanceof RangeError,
      ),
    ),
  )
})

test('a certificate with any byte changed is read or refused, and is never the same one', () => {
  const { x509 } = makeCertificate({ subject: [[COMMON_NAME, 'one']] })
  const change = fc.tuple(fc.nat(x509.raw.length - 1), fc.integer({ min: 1, max: 255 }))
  fc.assert(
    fc.property(change, ([at, by]) => {
      const bytes = Buffer.from(x509.raw)
      bytes[at] = (bytes[at] ?? 0) ^ by
      const read = readCertificate(bytes)
      return read === undefined || read.thumbprint !== readCertificate(x509.raw)?.thumbprint
    }),
  )
})

test('RFC 4514 §2.4 a name of any letters is the same once it was written and read', () => {
  const part = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).filter((text) => text.trim() !== '' && text.isWellFormed())
  const hexEscaped = (text: string) => [...Buffer.from(text)].map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('')
  fc.assert(
    fc.property(part, part, (organization, name) => {
      const made = makeCertificate({
        subject: [
          [ORGANIZATION, organization],
          [COMMON_NAME, name],
        ],
      })
      const written = parseDistinguishedName(`CN=${hexEscaped(name)},O=${hexEscaped(organization)}`)
      return written !== undefined && isSameName(written, readCertificate(made.x509.raw)?.subject() ?? [])
    }),
    { numRuns: 30 },
  )
})

test('no text makes the reader of names or of authorization details do anything but read or refuse', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) =>
      reads(
        () => parseDistinguishedName(`CN=${text}`),
        () => false,
      ),
    ),
  )
  const refused = (error: unknown) => error instanceof Refusal && error.error === 'invalid_authorization_details'
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => reads(() => parseDetails(text), refused)))
})

test('RFC 9396 §6 whatever details are asked for, they are granted only when they are the granted ones, or less of a list', () => {
  const detail = fc.record(
    { type: fc.constantFrom('a', 'b'), list: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 4 }), limit: fc.nat(3) },
    { noNullPrototype: true },
  )
  fc.assert(
    fc.property(fc.array(detail, { maxLength: 3 }), detail, (granted, asked) => {
      const isWithin = granted.some((one) => one.type === asked.type && one.limit === asked.limit && asked.list.every((item) => one.list.includes(item)))
      const given = reads(
        () => assert.deepEqual(narrowDetails(granted, JSON.stringify([asked])), [asked]),
        () => false,
      )
      return given === isWithin
    }),
  )
})
