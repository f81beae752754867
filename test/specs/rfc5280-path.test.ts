import assert from 'node:assert/strict'
import { test } from 'node:test'
import { trustedLeaf } from '#kit/certificate-chain.ts'
import { COMMON_NAME, makeCertificate, type TestCertificate } from '../support/certificates.ts'

type Wanted = Partial<Parameters<typeof makeCertificate>[0]>
const [KEY_CERT_SIGN, DIGITAL_SIGNATURE] = [0x04, 0x80]
const make = (name: string, wanted: Wanted) => makeCertificate({ subject: [[COMMON_NAME, name]], ...wanted })
const authority = (name: string, wanted: Wanted = {}) => make(name, { authority: true, ...wanted })
const x5c = (chain: readonly TestCertificate[]) => chain.map(({ x509 }) => x509.raw.toString('base64'))
const isTrusted = (chain: readonly TestCertificate[], root: TestCertificate) => trustedLeaf(x5c(chain), root.pem, Date.now()) !== undefined

/** A leaf below two authorities: the path from it to the upper one. */
function pathBelow(root: TestCertificate, { upper = {}, lower = {}, leaf = {} }: Readonly<Partial<Record<'upper' | 'lower' | 'leaf', Wanted>>> = {}) {
  const high = authority('Upper', { issuer: root, ...upper })
  const low = authority('Lower', { issuer: high, ...lower })
  return [make('Leaf', { issuer: low, ...leaf }), low, high]
}

test('RFC 5280 §4.2.1.9 an authority with pathLenConstraint has no more authorities below it than it says', () => {
  const root = authority('Root')
  assert(isTrusted(pathBelow(root), root), 'without a constraint')
  assert(isTrusted(pathBelow(root, { upper: { pathLength: 1 }, lower: { pathLength: 0 } }), root), 'the leaf is not counted')
  assert(!isTrusted(pathBelow(root, { upper: { pathLength: 0 } }), root))
  for (const [pathLength, good] of [
    [2, true],
    [1, false],
    [0, false],
  ] as const) {
    const bounded = authority('Root', { pathLength })
    const path = pathBelow(bounded)
    assert.equal(isTrusted(path, bounded), good, `root with ${pathLength}`)
    assert.equal(isTrusted([...path, bounded], bounded), good, `root with ${pathLength} that is sent along`)
  }
})

test('RFC 5280 §6.1.4 an authority that renewed itself counts once against the length of the path', () => {
  const root = authority('Root', { pathLength: 1 })
  const old = authority('Middle', { issuer: root, pathLength: 0 })
  const renewed = authority('Middle', { issuer: old })
  const chain = [make('Leaf', { issuer: renewed }), renewed, old]
  assert(isTrusted(chain, root))
  const other = authority('Other', { issuer: old })
  assert(!isTrusted([make('Leaf', { issuer: other }), other, old], root))
})

test('RFC 5280 §4.2.1.3 an authority whose key may not sign certificates has none below it', () => {
  const root = authority('Root', { keyUsage: KEY_CERT_SIGN })
  assert(isTrusted(pathBelow(root, { lower: { keyUsage: KEY_CERT_SIGN } }), root))
  for (const place of ['upper', 'lower'] as const) assert(!isTrusted(pathBelow(root, { [place]: { keyUsage: DIGITAL_SIGNATURE } }), root), place)
  const signer = authority('Root', { keyUsage: DIGITAL_SIGNATURE })
  assert(!isTrusted(pathBelow(signer), signer), 'nor has a root')
})

test('RFC 5280 §4.2 a certificate with a critical extension that is not processed is refused, wherever it stands', () => {
  const root = authority('Root')
  const nameConstraints = { type: '2.5.29.30', content: Buffer.from('3009a0073005820378797a', 'hex') }
  const unknown = { type: '1.3.6.1.4.1.32473.1', content: Buffer.from('0500', 'hex') }
  const policies = { type: '2.5.29.32', content: Buffer.from('300830060604551d2000', 'hex') }
  assert(isTrusted(pathBelow(root, { leaf: { keyUsage: DIGITAL_SIGNATURE, critical: policies } }), root), 'policies are processed')
  for (const critical of [nameConstraints, unknown]) {
    for (const place of ['upper', 'lower', 'leaf'] as const) assert(!isTrusted(pathBelow(root, { [place]: { critical } }), root), `${critical.type} ${place}`)
    const constrained = authority('Root', { critical })
    assert(!isTrusted(pathBelow(constrained), constrained), `${critical.type} root`)
  }
})
