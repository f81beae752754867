import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { makeClient, type TestClient } from '../support/clients.ts'
import { makePerson } from '../support/people.ts'
import { makeScopes } from '../support/scopes.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { authority, serverPair } from '../support/tls/material.ts'
import { startToyMcp, type ToyMcp } from '../support/toy-mcp.ts'
import { type Visitor, visitorAt } from '../support/visitor.ts'

const CALLBACK = 'http://localhost:8090/callback'
type Transport = StreamableHTTPClientTransport
type Provider = NonNullable<NonNullable<ConstructorParameters<typeof StreamableHTTPClientTransport>[1]>['authProvider']>

describe('an unmodified client of the MCP TypeScript SDK', () => {
  let server: TestServer
  let mcp: ToyMcp
  let introspector: TestClient
  let visitor: Visitor
  let username: string
  let host: Server
  let documentUrl: string
  const trusted = getCACertificates('default')

  before(async () => {
    server = await startServer({ listen: true, settings: { allow_private_fetch: ['127.0.0.1'] } })
    introspector = await makeClient(server, { supported_grant_types: ['introspect'] })
    await makeScopes(server, ['notes:read', 'notes:write'])
    mcp = await startToyMcp(server, () => introspector.basic)
    const bearer = await server.adminToken()
    const api = { identifier: mcp.url, name: 'Notes', open_to: 'anyone', scopes: ['notes:read', 'notes:write'], client_id: introspector.id }
    const made = await server.call('POST', '/api/apis', { json: { api }, bearer })
    assert.equal(made.status, 201, made.text)
    const opened = await server.call('PATCH', '/api/tenants/default', { json: { registration: 'open', client_documents: 'any_host' }, bearer })
    assert.equal(opened.status, 200, opened.text)
    visitor = visitorAt(server.issuer)
    username = (await makePerson(server)).username
    setDefaultCACertificates([...trusted, authority])
    host = createServer({ key: serverPair.key, cert: serverPair.cert }, (_request, answer) => {
      answer.writeHead(200, { 'content-type': 'application/json' })
      answer.end(
        JSON.stringify({
          client_id: documentUrl,
          client_name: 'Documented',
          redirect_uris: [CALLBACK],
          grant_types: ['authorization_code', 'refresh_token'],
          token_endpoint_auth_method: 'none',
        }),
      )
    })
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve))
    documentUrl = `https://127.0.0.1:${(host.address() as AddressInfo).port}/client.json`
  })
  after(async () => {
    setDefaultCACertificates(trusted)
    host.closeAllConnections()
    host.close()
    mcp.close()
    await server.close()
  })

  /** The memory that an application keeps for the SDK. */
  class Kept implements Provider {
    readonly redirectUrl = CALLBACK
    readonly clientMetadata = {
      client_name: 'A client of the SDK',
      redirect_uris: [CALLBACK],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
      application_type: 'native',
    }
    readonly clientMetadataUrl?: string
    asked: URL[] = []
    information: ReturnType<Provider['clientInformation']>
    held: Awaited<ReturnType<Provider['tokens']>>
    #verifier = ''
    constructor(documented: string | undefined) {
      if (documented !== undefined) this.clientMetadataUrl = documented
    }
    clientInformation() {
      return this.information
    }
    saveClientInformation(information: Awaited<ReturnType<Provider['clientInformation']>>) {
      this.information = information
    }
    tokens() {
      return this.held
    }
    saveTokens(tokens: NonNullable<Awaited<ReturnType<Provider['tokens']>>>) {
      this.held = tokens
    }
    redirectToAuthorization(url: URL) {
      this.asked.push(url)
    }
    saveCodeVerifier(verifier: string) {
      this.#verifier = verifier
    }
    codeVerifier() {
      return this.#verifier
    }
  }

  /** Does what a person does, and gives the code to the transport. */
  async function authorizeAs(kept: Kept, transport: Transport): Promise<void> {
    const url = kept.asked.at(-1)
    assert.ok(url, 'the SDK sent nobody to the authorization endpoint')
    assert.equal(url.searchParams.get('resource'), mcp.url)
    const stop = await visitor.complete(await visitor.go(url.href), { username })
    const code = stop.params.get('code')
    assert.ok(code, `${stop.url} ${stop.text.slice(0, 500)}`)
    await transport.finishAuth(code)
  }
  async function connect(kept: Kept) {
    const open = () => new StreamableHTTPClientTransport(new URL(mcp.url), { authProvider: kept })
    const [first, client] = [open(), new Client({ name: 'test', version: '1' })]
    await assert.rejects(client.connect(first as never), UnauthorizedError)
    await authorizeAs(kept, first)
    const [second, connected] = [open(), new Client({ name: 'test', version: '1' })]
    await connected.connect(second as never)
    return { client: connected, transport: second }
  }

  for (const [way, documented] of [
    ['registers itself (RFC 7591 §3)', false],
    ['brings a metadata document', true],
  ] as const)
    test(`MCP 2026-07-28: it discovers, ${way}, signs in with resource, refreshes and steps up`, async () => {
      const kept = new Kept(documented ? documentUrl : undefined)
      const { client, transport } = await connect(kept)
      assert.deepEqual(
        (await client.listTools()).tools.map(({ name }) => name),
        ['write'],
      )
      const information = await kept.clientInformation()
      assert.equal(information?.client_id === documentUrl, documented)
      // A token that died: the SDK refreshes it by itself.
      const before = kept.held
      assert.ok(before?.refresh_token)
      kept.held = { ...before, access_token: 'a token that died' }
      assert.equal((await client.listTools()).tools.length, 1)
      assert.notEqual(kept.held?.access_token, before.access_token)
      // The tool needs a scope that the token lacks. With a refresh token the SDK would refresh, which never widens the scope, so the application lets it go.
      const { refresh_token: _, ...unrefreshable } = kept.held ?? before
      kept.held = unrefreshable
      await assert.rejects(client.callTool({ name: 'write', arguments: {} }), UnauthorizedError)
      assert.equal(kept.asked.at(-1)?.searchParams.get('scope'), 'notes:read notes:write')
      await authorizeAs(kept, transport)
      assert.deepEqual((await client.callTool({ name: 'write', arguments: {} })).content, [{ type: 'text', text: 'written' }])
      await client.close()
    })
})
