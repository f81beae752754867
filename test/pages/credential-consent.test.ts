import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { codeFlow } from '../support/code-flow.ts'
import { PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { makeConfiguration } from '../support/wallet.ts'

let server: TestServer
before(async () => {
  server = await startServer()
})
after(() => server.close())

/** The requested details on the consent page, without markup. */
async function askedFor(details: readonly object[], ui_locales: string): Promise<string> {
  const flow = await codeFlow({ server, client: { authorization_details_types: ['openid_credential'] } })
  const { params } = flow.request({ scope: 'openid', ui_locales, authorization_details: JSON.stringify(details) })
  const login = await flow.visitor.go(`/oauth/authorize?${new URLSearchParams(params)}`)
  const { text } = await flow.visitor.fill(login, { username: flow.habits.username, password: PASSWORD })
  const [, list] = /<ul class="plain scopes" id="consent-details">(.*?)<\/ul>/s.exec(text) ?? []
  assert(list !== undefined, text)
  return list
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

test('OID4VCI 1.0 §5.1.1 the consent page names the credentials that a wallet asks for, and their claims, in the language of the person', async () => {
  const card = await makeConfiguration(server, {
    identifier: 'member_card_v2',
    display: [
      { name: 'Membership card', locale: 'en' },
      { name: 'Carte de membre', locale: 'fr-CA' },
    ],
    claims: [
      {
        name: 'given_name',
        display: [
          { name: 'Given name', locale: 'en' },
          { name: 'Prénom', locale: 'fr' },
        ],
      },
      { name: 'address', claims: [{ name: 'country' }] },
    ],
  })
  const claims = [{ path: ['given_name'] }, { path: ['address', 'country'] }]
  const asked = [{ type: 'openid_credential', credential_configuration_id: card.identifier, claims }]
  assert.equal(await askedFor(asked, 'en'), 'Digital credential Put “Membership card” into a wallet It tells: Given name, address.country')
  assert.equal(await askedFor(asked, 'fr'), 'Attestation numérique Mettre « Carte de membre » dans un portefeuille Elle dit: Prénom, address.country')
})

test('OID4VCI 1.0 §5.1.1 a credential without a name is asked for by its identifier', async () => {
  const plain = await makeConfiguration(server, { display: [] })
  const said = await askedFor([{ type: 'openid_credential', credential_configuration_id: plain.identifier }], 'en')
  assert.equal(said, `Digital credential Put “${plain.identifier}” into a wallet`)
})
