import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { BadSettings } from '#configuration/fault.ts'
import { openTlsFiles } from '#configuration/tls-files.ts'
import { initialValues } from '#fields/write.ts'
import { settings as declared, type Settings } from '#model/settings.ts'
import { COMMON_NAME, makeCertificate } from '../support/certificates.ts'
import { temporaryFolder } from '../support/server.ts'
import { until } from '../support/until.ts'

const one = makeCertificate({ subject: [[COMMON_NAME, 'one']], authority: true })
const other = makeCertificate({ subject: [[COMMON_NAME, 'other']], authority: true })

function files() {
  const folder = temporaryFolder()
  const at = (name: string) => join(folder, name)
  const paths = { 'mtls.certificate_path': at('cert.pem'), 'mtls.key_path': at('key.pem'), 'mtls.authorities_path': at('ca.pem') }
  const put = (cert: string, key: string, ca: string) => {
    for (const [name, text] of [
      ['cert.pem', cert],
      ['key.pem', key],
      ['ca.pem', ca],
    ] as const)
      writeFileSync(at(name), text)
  }
  return { put, settings: { ...initialValues(declared), 'mtls.port': 8443, ...paths } as Settings }
}

test('the certificate, its key and the authorities are read again when their files change; what cannot be used changes nothing', async () => {
  const { put, settings } = files()
  put(one.pem, one.key, `Ours:\n${one.pem}${other.pem}`)
  const warnings: string[] = []
  const opened = await openTlsFiles(settings, { warn: (sentence) => warnings.push(sentence), every: 10 })
  assert.deepEqual([opened.current().pair?.cert, opened.current().authorities.length], [one.pem, 2])
  const told: (string | undefined)[] = []
  opened.watch(({ pair }) => told.push(pair?.cert))
  put(other.pem, one.key, one.pem)
  await until(() => warnings.some((sentence) => sentence.includes('mtls.key_path')), 'it warns of a key of another certificate')
  assert.deepEqual([opened.current().pair?.cert, told], [one.pem, []])
  put(other.pem, other.key, one.pem)
  await until(() => told.length > 0, 'it tells of the new certificate')
  assert.deepEqual([told, opened.current().authorities.map(({ subject }) => subject)], [[other.pem], ['CN=one']])
  opened.stop()
})

test('a file that is missing, holds no certificate, or a key of another certificate stops the start with its setting', async () => {
  const { put, settings } = files()
  const open = () => openTlsFiles(settings, { warn: () => {} })
  await assert.rejects(open(), (error) => error instanceof BadSettings && /^mtls\.authorities_path: .* there is no such file\.$/m.test(error.message))
  put(one.pem, one.key, 'nothing')
  await assert.rejects(open(), /mtls\.authorities_path: .* there is no certificate in it/)
  put(one.pem, other.key, one.pem)
  await assert.rejects(open(), /mtls\.key_path: .* it is the key of another certificate/)
})
