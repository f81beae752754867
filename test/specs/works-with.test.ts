import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { decodeJwt, exportJWK, generateKeyPair } from 'jose'
import { protectedApi } from '#model/protected-api.ts'
import { startValues } from '#model/start-values.ts'
import { programs } from '#model/works-with/all.ts'
import { addressOf, filledIn, redirectUrisAt } from '#model/works-with/program.ts'
import { assertion, showing } from '../support/assertions.ts'
import { CALLBACK, codeFlow } from '../support/code-flow.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'

let server: DescribedServer
before(async () => {
  server = await describedServer()
})
after(() => server.close())

const BASE = 'https://program.example.com'
const connectable = programs.flatMap((program) => (program.kind ? [{ ...program, kind: program.kind }] : []))

test('there are thirty programs and more, each named once', () => {
  assert.ok(programs.length >= 30)
  assert.equal(new Set(programs.map(({ name }) => name)).size, programs.length)
})

for (const program of connectable)
  test(`the fields for ${program.title} make a valid client`, async () => {
    const { kind, name, title, client = {}, post_logout_redirect_uris = [] } = program
    const base = (program.example ?? BASE).replace(/\/$/, '')
    const redirect_uris = redirectUrisAt(program, base)
    const fields = { kind, ...startValues[kind], ...client, works_with: name, name: title, redirect_uris }
    const keys =
      'token_endpoint_auth_methods' in client || post_logout_redirect_uris.length === 0
        ? {}
        : { post_logout_redirect_uris: redirectUrisAt({ redirect_uris: post_logout_redirect_uris }, base) }
    const answer = await server.api('POST', '/api/clients', { client: { ...fields, ...keys } })
    assert.equal(answer.status, 201, answer.text)
    assert.equal(answer.json.data.works_with, name)
    if (redirect_uris.length > 0 && redirect_uris.some((uri) => uri.startsWith(base))) assert.equal(addressOf(program, { redirect_uris }), base)
    for (const { text } of program.configuration) {
      const filled = filledIn(text, { issuer: server.issuer, client_id: 'the-id', client_secret: 'the-secret', base })
      assert.doesNotMatch(filled, /\{(?:issuer|client_id|client_secret|base)\}/)
    }
  })

test('the fields for an API make a valid API', async () => {
  const apis = programs.filter(({ api }) => api)
  assert.ok(apis.length > 0)
  for (const { name, title, api } of apis) {
    const answer = await server.api('POST', '/api/apis', {
      [protectedApi.name]: { ...api, identifier: `https://${name}.example.com`.replaceAll('_', '-'), name: title },
    })
    assert.equal(answer.status, 201, answer.text)
  }
})

test('a program that nobody knows is refused', async () => {
  const answer = await server.api('POST', '/api/clients', { client: { works_with: 'shoe' } })
  assert.equal(answer.status, 422)
  assert.ok(answer.json.errors.works_with)
})

test('the API lists the programs with their fields, configuration and quirks', async () => {
  const { data } = (await server.api('GET', '/api/programs')).json
  assert.equal(data.length, programs.length)
  const grafana = data.find(({ name }: { name: string }) => name === 'grafana')
  assert.equal(grafana.quirks[0].refused, 'pkce')
})

test('a refusal that a quirk causes names the program and what to change there: no code_challenge', async () => {
  const flow = await codeFlow({ server, client: { works_with: 'grafana' } })
  const { stop } = await flow.authorize({ code_challenge: undefined, code_challenge_method: undefined })
  assert.match(stop.params.get('error_description') ?? '', /code_challenge is missing.*; in Grafana, set use_pkce = true/)
})
test('the same for an assertion that lives too long, once its signature is right', async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const flow = await codeFlow({
    server,
    client: {
      works_with: 'zitadel_oidc',
      token_endpoint_auth_methods: ['private_key_jwt'],
      jwks: { keys: [await exportJWK(publicKey)] },
      supported_grant_types: ['client_credentials'],
    },
  })
  const now = Math.floor(Date.now() / 1000)
  const sent = (key: CryptoKey) => assertion({ client_id: flow.app.id, issuer: server.issuer, key, claims: { exp: now + 3600 } })
  const ask = async (key: CryptoKey) => server.call('POST', '/oauth/token', { form: showing(await sent(key)) })
  assert.match((await ask(privateKey)).json.error_description, /; in Go \(zitadel\/oidc\), raise assertion_ttl/)
  const stranger = await generateKeyPair('ES256')
  assert.doesNotMatch((await ask(stranger.privateKey)).json.error_description, /zitadel/)
})
test('the same for a redirect URI, which the person sees', async () => {
  const flow = await codeFlow({ server, client: { works_with: 'gitea' } })
  const stop = await flow.visitor.go(
    `/oauth/authorize?${new URLSearchParams({ client_id: flow.app.id, response_type: 'code', redirect_uri: `${CALLBACK}/other` })}`,
  )
  assert.match(stop.text, /in Gitea and Forgejo, name the source gatehouse/)
})
test('a client that connects no program is refused as before', async () => {
  const flow = await codeFlow({ server })
  const { stop } = await flow.authorize({ code_challenge: undefined, code_challenge_method: undefined })
  assert.equal(stop.params.get('error_description'), 'code_challenge is missing: this server demands PKCE')
})

/** These programs read the ID token only, so it holds the e-mail address when they ask for their scopes. */
for (const name of ['auth_js', 'express_openid_connect', 'grafana', 'vault', 'minio'])
  test(`the client of ${name} gets the e-mail address in the ID token`, async () => {
    const { client = {} } = programs.find((program) => program.name === name) ?? {}
    const flow = await codeFlow({ server, client: { ...client } })
    const { id_token } = await flow.tokens({ scope: 'openid email groups' })
    const claims = decodeJwt(id_token)
    assert.equal(claims['email'], flow.habits.username)
  })

/** These programs send no code_challenge, and some of them no nonce, so their fields must not demand what never comes. */
for (const name of ['gitea', 'harbor', 'minio', 'outline', 'portainer', 'tailscale', 'wiki_js', 'aws_alb'])
  test(`the client of ${name} signs people in without code_challenge and nonce`, async () => {
    const { client = {} } = programs.find((program) => program.name === name) ?? {}
    const flow = await codeFlow({ server, client: { ...client } })
    const { stop } = await flow.authorize({ code_challenge: undefined, code_challenge_method: undefined, nonce: undefined })
    assert.ok(stop.params.get('code'), String(stop.params))
  })
