import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { BadSettings } from '#configuration/fault.ts'
import { openRevocations } from '#configuration/revocations.ts'
import { initialValues } from '#fields/write.ts'
import { guardedFetch } from '#kit/fetch.ts'
import { settings as declared, type Settings } from '#model/settings.ts'
import { COMMON_NAME, makeCertificate, makeRevocationList, pemOfList } from '../support/certificates.ts'
import { temporaryFolder } from '../support/server.ts'
import { until } from '../support/until.ts'

const authority = makeCertificate({ subject: [[COMMON_NAME, 'Ours']], authority: true })
const [one, other] = [
  makeCertificate({ subject: [[COMMON_NAME, 'one']], issuer: authority }),
  makeCertificate({ subject: [[COMMON_NAME, 'other']], issuer: authority }),
]

let published: Buffer | undefined
let asked = 0
const web = createServer((_request, response) => {
  asked += 1
  response.writeHead(published ? 200 : 503).end(published)
})
let url: string
before(async () => {
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(web.address() as AddressInfo).port}/list.crl`
})
after(() => web.close())

const clock = { now: Date.now() }
const warnings: string[] = []
const fetch = guardedFetch(['127.0.0.1'])
const open = (settings: Partial<Settings>, by = fetch) =>
  openRevocations({ ...initialValues(declared), ...settings } as Settings, { fetch: by, now: () => clock.now, warn: (said) => warnings.push(said), every: 5 })
const held = (opened: Awaited<ReturnType<typeof open>>) => [one, other].map(({ x509 }) => opened.current()?.lists.some((list) => list.holds(x509)) ?? false)

test('nothing is checked where no list is named', async () => {
  assert.equal((await open({})).current(), undefined)
})
test('a file of lists is read again when it changes; what cannot be used changes nothing', async () => {
  const path = join(temporaryFolder(), 'lists.pem')
  await assert.rejects(open({ 'mtls.revocations_path': path }), BadSettings)
  writeFileSync(path, pemOfList(makeRevocationList(authority, [one])))
  const opened = await open({ 'mtls.revocations_path': path })
  opened.watch()
  assert.deepEqual(held(opened), [true, false])
  writeFileSync(path, 'no list')
  await until(() => warnings.some((said) => said.includes('there is no revocation list in it')), 'it warns')
  assert.deepEqual(held(opened), [true, false])
  writeFileSync(path, pemOfList(makeRevocationList(authority, [other])))
  await until(() => held(opened)[1] === true, 'the new list counts')
  opened.stop()
})
test('a published list is fetched at the start, kept while its address is silent, and fetched again after an hour', async () => {
  published = makeRevocationList(authority, [one])
  const opened = await open({ 'mtls.revocation_urls': [url], 'mtls.stale_revocations': 'accept' })
  assert.deepEqual([held(opened), opened.current()?.whenStale, asked], [[true, false], 'accept', 1])
  published = undefined
  opened.watch()
  clock.now += 3_700_000
  await until(() => asked > 1, 'it is asked again')
  assert.deepEqual(held(opened), [true, false])
  published = makeRevocationList(authority, [other])
  clock.now += 61_000
  await until(() => held(opened)[1] === true, 'the new list counts')
  const before = asked
  opened.stop()
  assert.ok(before <= 4, 'it is not asked at each look')
})
test('a private address is not asked, and the server starts without the list', async () => {
  const opened = await open({ 'mtls.revocation_urls': [url] }, guardedFetch([]))
  assert.deepEqual([opened.current()?.lists.length, warnings.some((said) => said.includes('mtls.revocation_urls'))], [0, true])
})
