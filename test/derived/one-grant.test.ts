import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { responseModes } from '#oauth/authorize/response-modes.ts'
import { grantType } from '#oauth/contracts.ts'
import { describeGrant } from '#oauth/registry.ts'
import { names } from '../../src/app.ts'
import type { Registry } from '../../web/api/registry.ts'
import { curl } from '../../web/pages/clients/try-it/snippets/curl.ts'
import { modesInUrl, parametersOf, wayNamesOf } from '../../web/pages/clients/try-it/way-names.ts'
import { sources } from '../shape/sources.ts'
import { startServer } from '../support/server.ts'

// The one file: everything below follows from it.
const signpost = grantType({
  type: 'urn:example:grant-type:signpost',
  name: 'signpost',
  spec: 'RFC 6749 §4.5',
  params: z.object({ scope: z.string().optional(), post: z.string('send the post') }),
  demandsProof: () => true,
  redeem: () => assert.fail('it is only drawn here'),
})

test('the registry tells the grants with their parameters, and every name that a client may list', async (t) => {
  const server = await startServer()
  t.after(() => server.close())
  assert.equal((await server.call('GET', '/api/registry')).status, 401)
  const { data } = (await server.call('GET', '/api/registry', { bearer: await server.adminToken('clients:read:all') })).json
  assert.deepEqual([data.grant_names, data.client_auth_methods], [names.grants, names.client_auth_methods])
  assert.deepEqual([data.response_modes, data.signing_algs], [[...responseModes], names.signing_algs])
  const password = data.grants.find(({ name }: { name: string }) => name === 'password')
  assert.deepEqual([password.type, password.spec, password.parameters.required], ['password', 'RFC 6749 §4.3', ['username', 'password']])
})

test('one added grant can be run from the console, with inputs for its parameters, and has a command for curl', () => {
  const registry: Registry = {
    grants: [describeGrant(signpost)],
    grant_names: ['signpost'],
    client_auth_methods: [],
    response_modes: [],
    signing_algs: [],
    programs: [],
  }
  assert(wayNamesOf(registry).includes('signpost'))
  const [described] = registry.grants
  assert(described)
  assert.deepEqual(parametersOf(described), [
    { name: 'post', required: true },
    { name: 'scope', required: false },
  ])
  const filling = { issuer: 'https://id.example', id: 'app', method: 'client_secret_basic', scope: 'read', redirect: '' }
  const command = curl.request?.(filling, described) ?? ''
  assert.match(command, /--data-urlencode 'grant_type=urn:example:grant-type:signpost'/)
  assert.match(command, /--data-urlencode "post=\$POST"/)
  assert.match(command, /--data-urlencode 'scope=read'/)
})

test('one added response mode can be chosen in the console, unless it posts a form', () => {
  const registry: Registry = {
    grants: [],
    grant_names: [],
    client_auth_methods: [],
    response_modes: ['pigeon', 'form_post.pigeon'],
    signing_algs: [],
    programs: [],
  }
  assert.deepEqual(modesInUrl(registry), ['pigeon'])
})

/** Files that list several with a reason: the ways that are no token request; which grants ask no person. */
const reasoned = ['web/pages/clients/try-it/way-names.ts', 'web/pages/clients/picture.tsx']

test('the console has no list of grants, methods or response modes of its own', () => {
  const known = [...(names.grants ?? []), ...(names.client_auth_methods ?? []), ...responseModes]
  const name = `'(?:${known.join('|')})'`
  const list = new RegExp(`(?:${name}\\s*[,|]\\s*){2}${name}`)
  const copies = sources('web/**/*.{ts,tsx}').filter(({ path, text }) => list.test(text) && !/\/locales\/|\/snippets\//.test(path) && !reasoned.includes(path))
  assert.deepEqual(
    copies.map(({ path }) => path),
    [],
    'ask the registry (web/api/names.ts) instead',
  )
})
