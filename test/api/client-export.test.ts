import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lastUse } from '#model/activity.ts'
import { entriesOf } from '../../web/pages/clients/import/entries.ts'
import { describedServer } from '../support/described.ts'

test('an export of clients as CSV is what an import reads again, holds no formula and no secret, and takes chosen columns', async (t) => {
  const server = await describedServer()
  t.after(() => server.close())
  const made = { id: 'exported', name: '=HYPERLINK("https://evil.example")', kind: 'machine', redirect_uris: ['https://a.example/cb', 'https://b.example/cb'] }
  const { secret } = (await server.api('POST', '/api/clients', { client: made })).json.data
  const { status, text, headers } = await server.api('GET', '/api/clients/export/csv?fields=name,kind,redirect_uris,active')
  assert.deepEqual([status, headers['content-type']], [200, 'text/csv; charset=utf-8'])
  const [head, ...lines] = text.trim().split('\n')
  assert.equal(head, 'id,name,kind,redirect_uris,active')
  assert.match(lines.find((line) => line.startsWith('exported,')) ?? '', /'=HYPERLINK/)
  const entry = entriesOf('clients.csv', text).find(({ members }) => (members as { id: string }).id === 'exported')
  assert.deepEqual(entry?.members, { ...made, active: true })
  const whole = (await server.api('GET', '/api/clients/export/csv')).text
  assert(!whole.includes(secret))
  const again = entriesOf('clients.csv', whole).filter(({ members }) => (members as { id: string }).id === 'exported')
  const { json } = await server.api('POST', '/api/clients/import?dry_run=true', { clients: again.map(({ members }) => members) })
  assert.deepEqual(json.data.results, [{ entry: 1, outcome: 'unchanged', id: 'exported' }])
})

test('clients are listed by their recent refusals and tokens, page after page', async (t) => {
  const server = await describedServer()
  t.after(() => server.close())
  const counts = [
    ['none', 0, 0],
    ['some', 5, 2],
    ['many', 700, 1],
    ['failing', 5, 90],
  ] as const
  for (const [id, recent_tokens, recent_refusals] of counts) {
    await server.api('POST', '/api/clients', { client: { id, name: id } })
    await server.context.db.table(lastUse).change({ id }, { recent_tokens, recent_refusals })
  }
  const pages = async (sort: string) => {
    const ids: string[] = []
    for (let after = ''; ; ) {
      const { json } = await server.api('GET', `/api/clients?sort=${sort}&limit=1&fields=recent_tokens,recent_refusals${after}`)
      ids.push(...json.data.map(({ id }: { id: string }) => id))
      if (!json.page.next) return ids.filter((id) => !id.startsWith('gatehouse-'))
      after = `&after=${json.page.next}`
    }
  }
  assert.deepEqual(await pages('-recent_refusals'), ['failing', 'some', 'many', 'none'])
  assert.deepEqual(await pages('-recent_tokens'), ['many', 'some', 'failing', 'none'])
  assert.deepEqual(await pages('recent_tokens'), ['none', 'failing', 'some', 'many'])
  const { json } = await server.api('GET', '/api/clients?sort=-recent_refusals&limit=1')
  assert.deepEqual([json.data[0].recent_tokens, json.data[0].recent_refusals], [5, 90])
})
