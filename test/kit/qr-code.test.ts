import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { qrModules, qrPath } from '#kit/qr-code.ts'

/** Codes of the first, a middle and the last version, which readers of others have read: their side and the digest of their modules. */
const read: readonly (readonly [text: string, side: number, digest: string])[] = [
  ['a', 21, 'Lnrdff0yiNTtIylTmfQ6vzi-V_mj3yZc6HDrb6RoI34'],
  ['https://id.example/device?user_code=WDJB-MJHT', 33, 'eH8S8xQtV9qPrnY1eXHpbhuZnaRO7G_HgIHxG90vvUM'],
  ['y'.repeat(120), 45, 'HaZuo6QiMZ3aAeIhN3G3xwTwtSck9zp84EW-l7phrlA'],
  ['v'.repeat(213), 57, '5uVYWDlNTpqKar173BDNvDsFMksu_YYA2H6TCPXOIlA'],
  ['v'.repeat(412), 77, 'XXraqbXTrHv8fCKkZcu7r5xh3F6jqGId3e6g5FELXtk'],
]

test('the QR code of a text is the one that readers read', () => {
  for (const [text, side, digest] of read) {
    const modules = qrModules(text)
    assert.equal(modules.length, side)
    assert.equal(createHash('sha256').update(modules.flat().map(Number).join('')).digest('base64url'), digest)
  }
})

test('a longer text is refused, and a path has the quiet zone around it', () => {
  assert.throws(() => qrModules('x'.repeat(413)), RangeError)
  const { d, side } = qrPath('a')
  assert.equal(side, 29)
  assert(d.startsWith('M4 4h1v1h-1z'))
})
