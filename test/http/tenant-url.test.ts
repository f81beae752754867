import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tenantUrl } from '#http/tenant-url.ts'

const none = (url: string) => ({ tenant: undefined, url })
const cases: readonly (readonly [string, ReturnType<typeof tenantUrl>])[] = [
  ['/oauth/token', none('/oauth/token')],
  ['/t/acme/oauth/token', { tenant: 'acme', url: '/oauth/token' }],
  ['/t/acme/oauth/authorize?next=/t/other/x', { tenant: 'acme', url: '/oauth/authorize?next=/t/other/x' }],
  ['/t/acme', { tenant: 'acme', url: '/' }],
  ['/t/acme?x=1', { tenant: 'acme', url: '/?x=1' }],
  ['/.well-known/openid-configuration', none('/.well-known/openid-configuration')],
  ['/.well-known/openid-configuration/t/acme', { tenant: 'acme', url: '/.well-known/openid-configuration' }],
  ['/.well-known/openid-configuration/t/acme?x=1', { tenant: 'acme', url: '/.well-known/openid-configuration?x=1' }],
  ['/t/acme/.well-known/openid-configuration', { tenant: 'acme', url: '/.well-known/openid-configuration' }],
  // Only one tenant is taken out: what is left is the URL of nothing.
  ['/t/acme/t/other/oauth/token', { tenant: 'acme', url: '/t/other/oauth/token' }],
  ['/t//oauth/token', none('/t//oauth/token')],
  ['/t/?x', none('/t/?x')],
  ['/.well-known/openid-configuration?to=/t/acme', none('/.well-known/openid-configuration?to=/t/acme')],
  ['/.well-known/t/acme', none('/.well-known/t/acme')],
  ['/oauth/token/t/acme', none('/oauth/token/t/acme')],
]

for (const [url, expected] of cases) test(`${url} is of ${expected.tenant ?? 'no tenant'}`, () => assert.deepEqual(tenantUrl(url), expected))
