import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { consent } from '#model/consent.ts'
import { type CodeFlow, codeFlow, saying } from '../support/code-flow.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { visitorOf } from '../support/visitor.ts'

const RACERS = 10
const ROUNDS = 5

for (const [name, open] of databases)
  describe(`on ${name}`, () => {
    let running: Nodes
    let flow: CodeFlow
    before(async () => {
      running = await open()
      flow = await codeFlow({ server: running.nodes[0] })
    })
    after(() => running.close())

    /** The same token request at once, in turn at both nodes. */
    const race = (form: Record<string, string>) =>
      Promise.all(Array.from({ length: RACERS }, (_, at) => running.nodes[at % 2 === 0 ? 0 : 1].call('POST', '/oauth/token', { form, basic: flow.app.basic })))
    const isAlive = async (bearer: string) => (await running.nodes[1].call('GET', '/oauth/userinfo', { bearer })).status === 200

    test('RFC 6749 §4.1.2 of ten who redeem one code at two nodes one wins, and then it is known to be stolen', async () => {
      for (let round = 0; round < ROUNDS; round++) {
        const { code, verifier } = await flow.code()
        const answers = await race({ grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: 'https://app.example/callback' })
        const won = answers.filter(({ status }) => status === 200)
        assert.equal(won.length, 1)
        assert.deepEqual([...new Set(answers.filter(({ status }) => status !== 200).map(({ json }) => json.error))], ['invalid_grant'])
        assert.equal(await isAlive(won[0]?.json.access_token), false)
      }
    })
    test('RFC 9700 §4.14.2 of ten who refresh one token at two nodes one mints, and all hear the same', async () => {
      for (let round = 0; round < ROUNDS; round++) {
        const { refresh_token } = await flow.tokens()
        const answers = await race({ grant_type: 'refresh_token', refresh_token })
        assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200])
        for (const { json } of answers) assert.deepEqual(saying(json), saying(answers[0]?.json))
        assert.equal(await isAlive(answers[0]?.json.access_token), true)
      }
    })
    test('RFC 9700 §4.14.2 ten who come after the retry window win nothing, and end it for all', async () => {
      const { refresh_token } = await flow.tokens()
      const { json } = await flow.refresh(refresh_token)
      for (const node of running.nodes) node.clock.skew += 11_000
      const answers = await race({ grant_type: 'refresh_token', refresh_token })
      assert.equal(answers.filter(({ status }) => status === 200).length, 0)
      assert.equal(await isAlive(json.access_token), false)
      for (const node of running.nodes) node.clock.skew = 0
    })
    test('RFC 9700 §4.14.2 ten who come within the retry window after the successor was used win nothing, and end it for all', async () => {
      for (let round = 0; round < ROUNDS; round++) {
        const { refresh_token } = await flow.tokens()
        const second = (await flow.refresh(refresh_token)).json
        const { json } = await flow.refresh(second.refresh_token)
        const answers = await race({ grant_type: 'refresh_token', refresh_token })
        assert.deepEqual([...new Set(answers.map((answer) => answer.json.error))], ['invalid_grant'])
        assert.equal(await isAlive(json.access_token), false)
      }
    })
    const nodeAt = (at: number) => running.nodes[at % 2 === 0 ? 0 : 1]
    const isAnswered = ({ headers }: { readonly headers: Readonly<Record<string, unknown>> }) => String(headers['location']).includes('code=')
    const pushed = async (change: Record<string, string> = {}) => {
      const { client_id: _, ...form } = flow.request(change).params
      const { request_uri } = (await running.nodes[1].call('POST', '/oauth/par', { form, basic: flow.app.basic })).json
      return `/oauth/authorize?${new URLSearchParams({ client_id: flow.app.id, request_uri })}`
    }
    test('RFC 9126 §7.3 of ten tabs that answer one pushed request at two nodes one gets a code', async () => {
      await flow.code()
      const cookie = [...flow.visitor.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
      for (let round = 0; round < ROUNDS; round++) {
        const link = await pushed()
        const answers = await Promise.all(Array.from({ length: RACERS }, (_, at) => nodeAt(at).call('GET', link, { headers: { cookie } })))
        assert.equal(answers.filter(isAnswered).length, 1)
        for (const { status } of answers.filter((answer) => !isAnswered(answer))) assert.ok([400, 404].includes(status), String(status))
      }
    })
    test('RFC 9126 §7.3 of ten browsers that go on with one pushed request at two nodes one may', async () => {
      await flow.code()
      const session = [...flow.visitor.cookies].filter(([key]) => !key.includes('browser'))
      for (let round = 0; round < ROUNDS; round++) {
        const link = await pushed({ prompt: 'select_account' })
        const ready = await Promise.all(
          Array.from({ length: RACERS }, async (_, at) => {
            const browser = visitorOf(nodeAt(at))
            for (const [key, value] of session) browser.cookies.set(key, value)
            const page = await browser.go(link)
            const [, csrf = ''] = /name="csrf" value="([^"]*)"/.exec(page.text) ?? []
            const headers = { cookie: [...browser.cookies].map(([key, value]) => `${key}=${value}`).join('; ') }
            const chosen = await nodeAt(at).call('POST', page.url.pathname + page.url.search, { form: { csrf, account: 'current' }, headers })
            const resume = new URL(String(chosen.headers['location']))
            return { path: resume.pathname + resume.search, headers }
          }),
        )
        const answers = await Promise.all(ready.map(({ path, headers }, at) => nodeAt(at).call('GET', path, { headers })))
        assert.equal(answers.filter(isAnswered).length, 1)
        assert.deepEqual([...new Set(answers.filter((answer) => !isAnswered(answer)).map(({ status }) => status))], [404])
      }
    })
    test('RFC 6749 §4.1.2 of ten tabs that resume one request at two nodes one gets a code', async () => {
      const page = await flow.visitor.go(`/oauth/authorize?${new URLSearchParams(flow.request({ prompt: 'select_account' }).params)}`)
      const [, csrf = ''] = /name="csrf" value="([^"]*)"/.exec(page.text) ?? []
      const cookie = [...flow.visitor.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
      const chosen = await running.nodes[0].call('POST', page.url.pathname + page.url.search, { form: { csrf, account: 'current' }, headers: { cookie } })
      const resume = new URL(String(chosen.headers['location'])).pathname + new URL(String(chosen.headers['location'])).search
      const answers = await Promise.all(
        Array.from({ length: RACERS }, (_, at) => running.nodes[at % 2 === 0 ? 0 : 1].call('GET', resume, { headers: { cookie } })),
      )
      assert.equal(answers.filter(({ headers }) => String(headers['location']).includes('code=')).length, 1)
      assert.deepEqual([...new Set(answers.filter(({ status }) => status !== 303).map(({ status }) => status))], [404])
    })
    test('of two tabs that agree to different things at two nodes at once, both count', async () => {
      for (const scopes of [
        ['profile', 'email'],
        ['phone', 'address'],
      ]) {
        const pages = await Promise.all(
          scopes.map((scope) =>
            flow.visitor.go(`/oauth/authorize?${new URLSearchParams(flow.request({ scope: `openid ${scope}`, prompt: 'consent' }).params)}`),
          ),
        )
        const cookie = [...flow.visitor.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
        const answers = await Promise.all(
          pages.map(({ url, text }, at) => {
            const [, csrf = ''] = /name="csrf" value="([^"]*)"/.exec(text) ?? []
            const form = `csrf=${csrf}&decision=allow&scope=openid&scope=${scopes[at]}`
            return running.nodes[at === 0 ? 0 : 1].call('POST', url.pathname + url.search, { form, headers: { cookie } })
          }),
        )
        assert.deepEqual(
          answers.map(({ status }) => status),
          [303, 303],
        )
      }
      const [agreed] = await running.nodes[1].context.db.table(consent).find({ client_id: flow.app.id })
      assert.deepEqual([...(agreed?.scopes ?? [])].sort(), ['address', 'email', 'openid', 'phone', 'profile'])
    })
    test('RFC 7009 §2.1 what is revoked at one node is dead at the other at once', async () => {
      const { access_token, refresh_token } = await flow.tokens()
      assert.equal(await isAlive(access_token), true)
      await running.nodes[0].call('POST', '/oauth/revoke', { form: { token: refresh_token }, basic: flow.app.basic })
      assert.equal(await isAlive(access_token), false)
      const again = await running.nodes[1].call('POST', '/oauth/token', { form: { grant_type: 'refresh_token', refresh_token }, basic: flow.app.basic })
      assert.equal(again.json.error, 'invalid_grant')
    })
  })
