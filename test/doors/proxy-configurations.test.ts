import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accessPaths } from '#gateway/authzen/metadata.ts'
import { forwardAuth } from '#gateway/forward-auth.ts'
import { accessDoors, isFrontable, proxyConfigurations } from '#model/proxy-configurations.ts'
import { filesOf } from '../support/guides.ts'

const orders = { identifier: 'https://orders.example', server: 'gatehouse:8080', backend: 'orders:9000', base: '' }

test('the configurations that the console shows are those of the guide, which run in front of real proxies', () => {
  const shown = filesOf('forward-auth')
  for (const { file, text } of proxyConfigurations) assert.equal(text(orders), shown(file), file)
})

test('a configuration names the API, the places and the tenant that it is for', () => {
  const api = { identifier: 'https://api.acme.example/v1', server: 'id.internal:80', backend: 'api.internal:81', base: '/t/acme' }
  for (const { name, text } of proxyConfigurations) {
    const written = text(api)
    assert.match(written, /id\.internal:80/, name)
    assert.match(written, /\/t\/acme\/forward-auth/, name)
    assert.doesNotMatch(written, /orders\.example|gatehouse:8080/, name)
    if (name !== 'envoy') assert.match(written, /resource=https:\/\/api\.acme\.example\/v1/, name)
  }
})

test('the doors that the console lists are those that are served', () => {
  const served = [...forwardAuth.map(({ path }) => path.replace('*', '')), accessPaths.access_evaluation_endpoint]
  assert.deepEqual(new Set(accessDoors.map(({ path }) => path)), new Set(served))
})

test('no configuration is shown for an identifier that would change it, or that is no address', () => {
  for (const identifier of ['https://orders.example', 'http://10.0.0.1:81/v1', 'https://[::1]:81/a-b_c'])
    assert.equal(isFrontable(identifier), true, identifier)
  for (const identifier of [
    'urn:orders',
    'https://orders.example/;return',
    'https://orders.example/$host',
    'https://orders.example/{',
    'https://orders.example/"',
  ])
    assert.equal(isFrontable(identifier), false, identifier)
})
