import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { type JWK, SignJWT } from 'jose'
import { newRow } from '#fields/write.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { presentation } from '#model/presentation/presentation.ts'
import { type Verifier, verifier } from '#model/presentation/verifier.ts'
import { user } from '#model/user.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makePerson } from '../support/people.ts'
import { encryptResponse, makeHolder, makeIssuer, readWalletLink, respond, type TestHolder } from '../support/presenting.ts'
import type { TestServer } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'
import { fetchCredential, freshNonce, makeConfiguration, offer, redeemOffer } from '../support/wallet.ts'

const issuer = makeIssuer()
const holder = makeHolder()
const dcql = {
  credentials: [
    {
      id: 'member',
      format: 'dc+sd-jwt' as const,
      meta: { vct_values: ['https://credentials.example/member'] },
      claims: [{ path: ['email'] }, { path: ['given_name'] }],
    },
  ],
}
const unescapeHtml = (text: string) => text.replaceAll('&amp;', '&')

for (const [name, open] of databases)
  describe(`on ${name}`, () => {
    let running: Nodes
    let server: TestServer
    let backend: TestClient
    let token: string
    before(async () => {
      running = await open()
      server = running.nodes[0]
      backend = await makeClient(server, { authorize_scope: true, authorized_scopes: [{ name: 'presentations:request:own' }] })
      token = (
        await server.call('POST', '/oauth/token', { basic: backend.basic, form: { grant_type: 'client_credentials', scope: 'presentations:request:own' } })
      ).json.access_token
    })
    after(() => running.close())

    let made = 0
    const makeVerifier = async (fields: Partial<Verifier> = {}) => {
      const row = newRow(verifier, { id: `vrf_${++made}`, name: `Door ${made}`, dcql, issuers: [issuer.did], ...fields })
      await server.context.db.table(verifier).insert(row)
      return row
    }
    const start = async (asked: Verifier, more: object = {}) =>
      (await server.call('POST', '/api/presentations', { bearer: token, json: { verifier: asked.id, ...more } })).json.data
    const claimsOf = (id: string, query = '') => server.call('GET', `/api/presentations/${id}/claims${query}`, { bearer: token })
    const credential = () => issuer.issue(holder, { email: 'ada@example.com', given_name: 'Ada', birthdate: '1815-12-10' })
    const present = async (link: string, node = server, nonce?: string) => {
      const asked = await readWalletLink(node, link, nonce)
      const shown = await holder.present(await credential(), { aud: asked.client_id, nonce: asked.nonce, keep: ['email', 'given_name'] })
      return { asked, answer: () => respond(node, asked, { member: [shown] }) }
    }

    test('OID4VP 1.0 §5 a request is signed by the DID of the server, names its query, and answers the nonce of the wallet', async () => {
      const { links } = await start(await makeVerifier())
      const asked = await readWalletLink(server, links.cross_device, 'a nonce of the wallet')
      assert.equal(asked.client_id, 'decentralized_identifier:did:web:id.example')
      assert.deepEqual(
        [asked.header['typ'], asked.claims['aud'], asked.claims['wallet_nonce']],
        ['oauth-authz-req+jwt', 'https://self-issued.me/v2', 'a nonce of the wallet'],
      )
      assert.deepEqual([asked.claims['response_type'], asked.response_mode, asked.claims['dcql_query']], ['vp_token', 'direct_post.jwt', dcql])
      assert((asked.claims['exp'] as number) > Date.now() / 1000)
      assert.match(String(asked.header['kid']), /^did:web:id\.example#/)
    })

    test('OID4VP 1.0 §8.2 BOR-88 an encrypted response is verified at another node, and its claims are answered to the client that asked', async () => {
      const { id, links, state } = await start(await makeVerifier())
      assert.equal(state, 'waiting')
      const { answer } = await present(links.cross_device, running.nodes[1])
      assert.deepEqual([(await answer()).status, (await answer()).status], [200, 400])
      const { json } = await claimsOf(id)
      assert.equal(json.data.state, 'accepted')
      assert.deepEqual(json.data.seen, [
        { query: 'member', format: 'dc+sd-jwt', type: 'https://credentials.example/member', issuer: issuer.did, claims: json.data.seen[0].claims },
      ])
      assert.deepEqual(json.data.seen[0].claims.toSorted(), ['email', 'given_name'])
      const [claims] = json.data.claims.member
      assert.deepEqual([claims.email, claims.given_name, claims.birthdate], ['ada@example.com', 'Ada', undefined])
      const row = await server.context.db.table(presentation).get(id)
      assert(!JSON.stringify(row).includes('ada@example.com'), 'the values are sealed')
      const other = await makeClient(server, { authorize_scope: true, authorized_scopes: [{ name: 'presentations:request:own' }] })
      const stranger = (
        await server.call('POST', '/oauth/token', { basic: other.basic, form: { grant_type: 'client_credentials', scope: 'presentations:request:own' } })
      ).json.access_token
      assert.equal((await server.call('GET', `/api/presentations/${id}/claims`, { bearer: stranger })).status, 404)
    })

    test('OID4VP 1.0 §8.2 of ten equal responses at two nodes one is taken', async () => {
      const { links } = await start(await makeVerifier({ encrypted_response: false }))
      const asked = await readWalletLink(server, links.cross_device)
      const shown = await holder.present(await credential(), { aud: asked.client_id, nonce: asked.nonce })
      const answers = await Promise.all(Array.from({ length: 10 }, (_, at) => respond(running.nodes[at % 2 === 0 ? 0 : 1], asked, { member: [shown] })))
      assert.equal(answers.filter(({ status }) => status === 200).length, 1)
    })

    test('OID4VP 1.0 §13.3 a wallet on the same device is told where to go, and the claims need the code that came with it', async () => {
      const { id, links } = await start(await makeVerifier(), { return_to: 'https://shop.example/back?order=7' })
      const { answer } = await present(links.same_device)
      const back = new URL((await answer()).json.redirect_uri)
      assert.equal(back.origin + back.pathname, 'https://shop.example/back')
      assert.equal(back.searchParams.get('order'), '7')
      assert.equal((await claimsOf(id)).status, 403)
      assert.equal((await claimsOf(id, '?response_code=guessed')).status, 403)
      assert.equal((await claimsOf(id, `?response_code=${back.searchParams.get('response_code')}`)).json.data.claims.member[0].given_name, 'Ada')
    })

    test('OID4VP 1.0 §5.9.3 a request by the address of its response stands in the link, unsigned, and proofs are made for it', async () => {
      const { id, links } = await start(await makeVerifier({ client_id_prefix: 'redirect_uri', encrypted_response: false }))
      const asked = await readWalletLink(server, links.cross_device)
      assert.equal(asked.client_id, `redirect_uri:${asked.response_uri}`)
      const shown = await holder.present(await credential(), { aud: asked.client_id, nonce: asked.nonce })
      assert.equal((await respond(server, asked, { member: [shown] })).status, 200)
      assert.equal((await claimsOf(id)).json.data.state, 'accepted')
    })

    test('OID4VP 1.0 §8.5 a wallet that says no, or cannot, ends it with its reason', async () => {
      const { id, links } = await start(await makeVerifier())
      const asked = await readWalletLink(server, links.cross_device)
      const answer = await server.call('POST', asked.response_uri.slice(server.issuer.length), {
        form: { error: 'access_denied', error_description: 'the person said no', state: asked.state },
      })
      assert.equal(answer.status, 400)
      const { json } = await claimsOf(id)
      assert.deepEqual([json.data.state, json.data.claims], ['refused', null])
      assert.match(json.data.refusal, /access_denied: the person said no/)
    })

    test('OID4VP 1.0 §B.1.3.1 a W3C credential is presented by the DID that it is about', async () => {
      const w3c = { credentials: [{ id: 'degree', format: 'jwt_vc_json' as const, meta: { type_values: [['Degree']] } }] }
      const subject = { id: holder.did, degree: 'Mathematics' }
      const vc = { type: ['VerifiableCredential', 'Degree'], credentialSubject: subject }
      const credentialOf = (sub: string) =>
        new SignJWT({ vc, sub, iss: issuer.did }).setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: `${issuer.did}#0` }).sign(issuer.key)
      const tell = async (sub: string) => {
        const { id, links } = await start(await makeVerifier({ dcql: w3c }))
        const asked = await readWalletLink(server, links.cross_device)
        const vp = { type: ['VerifiablePresentation'], verifiableCredential: [await credentialOf(sub)] }
        const shown = await new SignJWT({ vp, iss: holder.did, aud: asked.client_id, nonce: asked.nonce })
          .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: `${holder.did}#0` })
          .sign(holder.key)
        await respond(server, asked, { degree: [shown] })
        return (await claimsOf(id)).json.data
      }
      const told = await tell(holder.did)
      assert.deepEqual([told.state, told.holder, told.seen[0].type], ['accepted', holder.did, 'Degree'])
      assert.match((await tell(makeHolder().did)).refusal, /another person/)
    })

    describe('signing in', () => {
      const shop = {
        redirect_uri: 'https://shop.example/back',
        code_challenge_method: 'S256',
        code_challenge: createHash('sha256').update('v'.repeat(43)).digest('base64url'),
      }
      let client_id: string
      before(async () => {
        const asked = await makeVerifier({ subject_claim: 'email', subject_is: 'email', register: true, claims: { given_name: 'given_name' } })
        await server.context.db.table(identityProvider).change({ is_default: true }, { verifier_id: asked.id })
        client_id = (await makeClient(server, { supported_grant_types: ['authorization_code'], redirect_uris: [shop.redirect_uri], first_party: true })).id
      })
      const arrive = async () => {
        const visitor = visitorOf(server)
        const login = await visitor.go(
          `${server.issuer}/oauth/authorize?${new URLSearchParams({ ...shop, client_id, response_type: 'code', scope: 'openid', nonce: 'n' })}`,
        )
        const [, action = ''] = /action="([^"]*\/login\/credential[^"]*)"/.exec(login.text) ?? []
        const [, csrf = ''] = /name="csrf" value="([^"]*)"/.exec(login.text) ?? []
        const page = await visitor.go(unescapeHtml(action), { csrf })
        return { visitor, page, link: (id: string) => unescapeHtml(new RegExp(`id="${id}" href="([^"]*)"`).exec(page.text)?.[1] ?? '') }
      }

      test('OID4VP 1.0 §3 BOR-89 a person without an account shows a credential at another device, and is signed in at any node', async () => {
        const { visitor, page, link } = await arrive()
        assert.match(page.text, /<svg id="present-qr"/)
        assert.equal(page.headers['refresh'], '3')
        const { links } = { links: { cross_device: link('present-here').replace('/vp/s/', '/vp/c/') } }
        assert.deepEqual((await (await present(links.cross_device, running.nodes[1])).answer()).json, {})
        const back = await visitor.go(page.url.href)
        assert.equal(back.url.origin, 'https://shop.example')
        assert(back.params.get('code'))
        const [person] = await server.context.db.table(user).find({ email: 'ada@example.com' }, { limit: 2 })
        assert.deepEqual([person?.given_name, person?.email_verified, person?.password_hash], ['Ada', true, undefined])
        assert.equal((await visitor.go(page.url.href)).status >= 400, true, 'a presentation signs in once')
      })

      test('OID4VP 1.0 §13.3 a verifier without the cross-device flow shows no QR code, and takes no answer by its address', async () => {
        const [provider] = await server.context.db.table(identityProvider).find({ is_default: true }, { limit: 1 })
        const id = provider?.verifier_id ?? ''
        await server.context.db.table(verifier).change({ id }, { cross_device: false })
        const { page, link } = await arrive()
        assert.doesNotMatch(page.text, /<svg id="present-qr"/)
        const guessed = link('present-here').replace('/vp/s/', '/vp/c/')
        assert.notEqual(guessed, link('present-here'))
        const refused = await server.call('GET', new URL(new URL(guessed).searchParams.get('request_uri') ?? '').pathname)
        assert.deepEqual([refused.status, refused.json.error], [400, 'invalid_request'])
        const asked = await readWalletLink(server, link('present-here'))
        const shown = await holder.present(await credential(), { aud: asked.client_id, nonce: asked.nonce, keep: ['email', 'given_name'] })
        const answered = await respond(server, { ...asked, response_uri: asked.response_uri.replace('/vp/s/', '/vp/c/') }, { member: [shown] })
        assert.equal(answered.status, 400)
        const [row] = await server.context.db.table(verifier).find({ id }, { limit: 1 })
        assert(row)
        assert.deepEqual(Object.keys((await start(row)).links), ['page', 'same_device'])
        assert.equal((await respond(server, asked, { member: [shown] })).status, 200)
        await server.context.db.table(verifier).change({ id }, { cross_device: true })
      })

      test('OID4VP 1.0 §13.3 the browser of a wallet on the same device continues with its code, and without it nobody does', async () => {
        const { visitor, page, link } = await arrive()
        const { redirect_uri } = (await (await present(link('present-here'))).answer()).json
        assert.equal((await visitor.go(page.url.href)).status, 400, 'no code')
        const elsewhere = visitorOf(server)
        assert.equal((await elsewhere.go(redirect_uri)).status, 404, 'another browser')
        const code = new URL(redirect_uri).searchParams.get('response_code') ?? ''
        const back = await visitor.go(`${page.url.href}&response_code=${code}`)
        assert.equal(back.url.origin, 'https://shop.example')
      })

      test('a person who has an account is found by it, one who is blocked is not let in, and the reason of a refusal is shown', async () => {
        const known = await makePerson(server, { email: 'grace@example.com', email_verified: true })
        const asGrace = async () => {
          const { visitor, page, link } = await arrive()
          const asked = await readWalletLink(server, link('present-here').replace('/vp/s/', '/vp/c/'))
          const shown = await holder.present(await issuer.issue(holder, { email: 'grace@example.com', given_name: 'Grace' }), {
            aud: asked.client_id,
            nonce: asked.nonce,
          })
          await respond(server, asked, { member: [shown] })
          return visitor.go(page.url.href)
        }
        assert.equal((await asGrace()).url.origin, 'https://shop.example')
        assert((await server.context.db.table(user).get(known.id))?.last_login_at)
        await server.context.db.table(user).change({ id: known.id }, { blocked: true })
        assert.equal((await asGrace()).status, 403)
        const { visitor, page, link } = await arrive()
        const asked = await readWalletLink(server, link('present-here').replace('/vp/s/', '/vp/c/'))
        const shown = await holder.present(await makeIssuer().issue(holder, { email: 'ada@example.com', given_name: 'Ada' }), {
          aud: asked.client_id,
          nonce: asked.nonce,
        })
        await respond(server, asked, { member: [shown] })
        const refused = await visitor.go(page.url.href)
        assert.match(refused.text, /id="present-reason">member: the issuer did:jwk:[^<]* is not trusted/)
      })

      /** Signs in by a verifier with these presentations; where the browser ends. */
      const enterWith = async (fields: Partial<Verifier>, shown: Readonly<Record<string, readonly (readonly [card: string, by: TestHolder])[]>>) => {
        const asked = await makeVerifier({ subject_claim: 'email', subject_is: 'email', ...fields })
        await server.context.db.table(identityProvider).change({ is_default: true }, { verifier_id: asked.id })
        const { visitor, page, link } = await arrive()
        const request = await readWalletLink(server, link('present-here').replace('/vp/s/', '/vp/c/'))
        const vp_token: Record<string, string[]> = {}
        for (const [id, cards] of Object.entries(shown))
          vp_token[id] = await Promise.all(cards.map(([card, by]) => by.present(card, { aud: request.client_id, nonce: request.nonce })))
        await respond(server, request, vp_token)
        return visitor.go(page.url.href)
      }
      const query = (id: string, ...claims: string[]) => ({
        id,
        format: 'dc+sd-jwt' as const,
        meta: { vct_values: ['https://credentials.example/member'] },
        claims: claims.map((path) => ({ path: [path] })),
      })
      const cardOf = (email: string, by = holder) => issuer.issue(by, { email, given_name: 'Ada' })

      test('a wallet decides neither by order nor by more claims whom its credentials name, and shows them by one key', async () => {
        const [me, victim] = [await makePerson(server), await makePerson(server)]
        const [mine, theirs] = [[await cardOf(me.username), holder] as const, [await cardOf(victim.username), holder] as const]
        const both = { gym: [theirs], member: [mine] }
        const signedIn = async ({ id }: { readonly id: string }) => (await server.context.db.table(user).get(id))?.last_login_at !== undefined
        assert.equal(
          (await enterWith({ dcql: { credentials: [query('member', 'email'), query('gym', 'given_name')] } }, both)).url.origin,
          'https://shop.example',
        )
        assert.deepEqual([await signedIn(me), await signedIn(victim)], [true, false])
        assert.equal((await enterWith({ dcql: { credentials: [query('member', 'email'), query('gym', 'email')] } }, both)).status, 403)
        const other = makeHolder()
        const mixed = { member: [mine], gym: [[await cardOf(me.username, other), other] as const] }
        const refused = await enterWith({ dcql: { credentials: [query('member', 'email'), query('gym', 'given_name')] } }, mixed)
        assert.match(refused.text, /proved by different keys/)
      })

      test('nobody signs in by a credential that is bound to no key', async () => {
        const { username } = await makePerson(server)
        const loose = { ...query('member', 'email'), require_cryptographic_holder_binding: false }
        const bare: TestHolder = { ...holder, present: async (card) => card }
        assert.match((await enterWith({ dcql: { credentials: [loose] } }, { member: [[await cardOf(username), bare]] })).text, /without a proof by the key/)
      })

      test('a credential of our own signs in the person whom it was issued to, and nobody of the same name in another backend', async () => {
        const elsewhere = (await server.call('POST', '/api/backends', { bearer: await server.adminToken(), json: { name: 'Elsewhere' } })).json.data.id
        const here = await makePerson(server)
        const twin = await makePerson(server, { username: here.username, email: here.email, backend_id: elsewhere })
        const { identifier, vct = '' } = await makeConfiguration(server)
        const issuing = (await makeClient(server, { supported_grant_types: ['preauthorized_code'] })).id
        const own = { issuers: [], dcql: { credentials: [{ ...query('member', 'email'), meta: { vct_values: [vct] } }] } }
        const enterAs = async (user_id: string) => {
          const by = makeHolder()
          const { code } = await offer(server, { client_id: issuing, user_id, credential_configuration_ids: [identifier] })
          const wallet = (await redeemOffer(server, code)).json.access_token
          const proof = await new SignJWT({ aud: server.issuer, iat: Math.floor(Date.now() / 1000), nonce: await freshNonce(server) })
            .setProtectedHeader({ typ: 'openid4vci-proof+jwt', alg: 'ES256', jwk: by.jwk as JWK })
            .sign(by.key)
          const [{ credential: card }] = (await fetchCredential(server, wallet, { credential_identifier: identifier, proofs: { jwt: [proof] } })).json
            .credentials
          return enterWith(own, { member: [[card, by]] })
        }
        assert.equal((await enterAs(twin.id)).status, 403)
        assert.equal((await enterAs(here.id)).url.origin, 'https://shop.example')
      })
    })

    test('OID4VP 1.0 §A.4 the answer of the browser comes back by a form of ours, for the signed request', async () => {
      const { id, links } = await start(await makeVerifier())
      const visitor = visitorOf(server)
      const handle = new URL(links.page).searchParams.get('presentation')
      const page = await visitor.go(`${server.issuer}/present/browser?presentation=${handle}`)
      const { protocol, data } = JSON.parse(/data-request="([^"]*)"/.exec(page.text)?.[1]?.replaceAll('&quot;', '"') ?? '')
      assert.equal(protocol, 'openid4vp-v1-signed')
      const claims = JSON.parse(Buffer.from(data.request.split('.')[1], 'base64url').toString())
      assert.deepEqual([claims.response_mode, claims.expected_origins], ['dc_api.jwt', ['https://id.example']])
      const shown = await holder.present(await credential(), { aud: claims.client_id, nonce: claims.nonce })
      const answer = { response: await encryptResponse(claims, { vp_token: { member: [shown] } }) }
      assert.match((await visitor.fill(page, { data: JSON.stringify(answer) })).text, /Your wallet has answered/)
      assert.equal((await claimsOf(id)).json.data.flow, 'browser')
    })
  })
