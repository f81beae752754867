import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { makeClient } from '../support/clients.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { until } from '../support/until.ts'

for (const [name, open] of databases)
  describe(`on ${name} the pages of an organization`, () => {
    let running: Nodes
    let bearer: string
    const api = (method: string, path: string, json?: object) => running.nodes[0].call(method, path, { bearer, ...(json && { json }) })
    const make = async (path: string, json: object): Promise<string> => {
      const { status, json: answer, text } = await api('POST', path, json)
      assert.equal(status, 201, text)
      return answer.data.id
    }
    before(async () => {
      running = await open()
      bearer = await running.nodes[0].adminToken()
    })
    after(() => running.close())

    const branded = (brand_name: string) => make('/api/identity-providers', { identity_provider: { name: brand_name, brand_name, accent_color: '#12107c' } })
    /** The owner that the sign-in page shows, at the other node. */
    async function brandAt({ request }: CodeFlow): Promise<string> {
      const asked = await running.nodes[1].call('GET', `/oauth/authorize?${new URLSearchParams(request().params)}`)
      const cookie = [asked.headers['set-cookie'] ?? []]
        .flat()
        .map((line) => String(line).split(';')[0])
        .join('; ')
      const { text } = await running.nodes[1].call(
        'GET',
        new URL(String(asked.headers['location'])).pathname + new URL(String(asked.headers['location'])).search,
        {
          headers: { cookie },
        },
      )
      return ['Harbour office', 'Own pages'].find((brand) => text.includes(brand)) ?? 'none'
    }

    test('show the look that it names, except where the client names one, and each change counts', async () => {
      const [harbour, own] = [await branded('Harbour office'), await branded('Own pages')]
      const organization = await make('/api/organizations', { organization: { name: 'Harbour', identity_provider_id: harbour } })
      const server = running.nodes[0]
      const [plain, choosy, stranger] = [
        await codeFlow({ server, client: { organization_id: organization } }),
        await codeFlow({ server, client: { organization_id: organization, identity_provider: { id: own } } }),
        await codeFlow({ server }),
      ]
      assert.deepEqual([await brandAt(plain), await brandAt(choosy), await brandAt(stranger)], ['Harbour office', 'Own pages', 'none'])
      assert.equal((await api('GET', `/api/clients/${plain.app.id}/effective`)).json.data.identity_provider.id, harbour)
      assert.equal((await api('DELETE', `/api/identity-providers/${harbour}`)).status, 409)
      assert.equal((await api('PATCH', `/api/organizations/${organization}`, { organization: { identity_provider_id: null } })).status, 200)
      await until(async () => (await brandAt(plain)) === 'none', 'the other node hears of the change')
    })

    test('are chosen by who may administer identity providers, and one that does not exist is refused', async () => {
      const { basic } = await makeClient(running.nodes[0], { authorize_scope: true, authorized_scopes: [{ name: 'organizations:manage:all' }] })
      const form = { grant_type: 'client_credentials', scope: 'organizations:manage:all' }
      const weak = (await running.nodes[0].call('POST', '/oauth/token', { basic, form })).json.access_token
      const json = { organization: { name: 'Weak', identity_provider_id: 'idp_default' } }
      assert.equal((await running.nodes[0].call('POST', '/api/organizations', { bearer: weak, json })).status, 403)
      const unknown = await api('POST', '/api/organizations', { organization: { name: 'Lost', identity_provider_id: 'idp_nothing' } })
      assert.deepEqual([unknown.status, unknown.json.errors], [422, { identity_provider_id: ['there is no identity provider idp_nothing'] }])
    })
  })
