import { compileClient } from '#clients/find-client.ts'
import { effective } from '#fields/resource.ts'
import { json } from '#http/render.ts'
import { isEnforced, profileBreaches } from '#model/assess-profiles.ts'
import { type Client, client, isPublic } from '#model/client.ts'
import { isLoopbackUri } from '#model/profiles/shared-rules.ts'
import { type ProtectedApi, protectedApi } from '#model/protected-api.ts'
import { acceptedAlgs } from '#oauth/accepted-algs.ts'
import { mayAskFor } from '#oauth/protected-apis.ts'
import type { Call } from '../operation.ts'

/** The kinds of MCP client: by the id of this client without a secret, by a metadata document with a private key, and by registering itself. */
export const mcpKinds = ['public', 'document', 'registration'] as const
type McpKind = (typeof mcpKinds)[number]

/** A condition of a kind: the reason why it will not connect, where it is not met. */
type DeskCondition = readonly [isMet: boolean, reason: string]
interface Desk {
  readonly row: Client
  readonly filled: Client
  readonly call: Call
  readonly apis: readonly ProtectedApi[]
}
const isReachable = (uri: string) => uri.startsWith('https:') || isLoopbackUri(uri)

const ofPublic = ({ row, filled, call, apis }: Desk): readonly DeskCondition[] => {
  const compiled = compileClient(row, [], call.context.settings)
  return [
    [row.active, 'the client is not active'],
    [isPublic(row), 'it cannot keep a secret, so the client needs none alone among its methods'],
    [row.supported_grant_types.includes('authorization_code'), 'the client lacks the authorization_code grant'],
    [row.pkce, 'the client does not demand PKCE'],
    [row.redirect_uris.some(isReachable), 'the client has no redirect URI with https or at a loopback address'],
    [!isEnforced(filled) || profileBreaches(filled).length === 0, 'the client breaks a profile that is enforced: see its posture'],
    [apis.some((api) => mayAskFor(api, compiled)), 'no API is open to the client: register the MCP server as an API, and open it to this client'],
  ]
}
const openToStrangers = (apis: readonly ProtectedApi[]): DeskCondition => [
  apis.some(({ active, open_to }) => active && open_to === 'anyone'),
  'no API is open to anyone, and nobody has looked at such a client: register the MCP server as an API that is open to anyone',
]
const ofDocument = ({ call: { context }, apis }: Desk): readonly DeskCondition[] => [
  [context.tenant.client_documents !== 'off', 'the tenant accepts no metadata documents: set client_documents'],
  [
    context.tenant.client_documents !== 'trusted_hosts' || context.tenant.client_document_hosts.length > 0,
    'the tenant trusts no host of metadata documents: list them in client_document_hosts',
  ],
  [acceptedAlgs(context).asymmetric.includes('RS256'), 'RS256 is not accepted from clients, and known clients sign with it: add it to client_signing_algs'],
  openToStrangers(apis),
]
const ofRegistration = ({ call: { context }, apis }: Desk): readonly DeskCondition[] => [
  [context.tenant.registration !== 'closed', 'clients cannot register themselves here: set registration of the tenant'],
  [
    context.tenant.registration !== 'with_token',
    'registration takes an initial access token, which known clients cannot send: set registration of the tenant to open',
  ],
  openToStrangers(apis),
]
const conditions: Readonly<Record<McpKind, (desk: Desk) => readonly DeskCondition[]>> = { public: ofPublic, document: ofDocument, registration: ofRegistration }

const MANY = 500

/** The MCP desk of a client: for each kind of MCP client whether it will connect, and else why not. */
export async function mcpDesk(row: Client, call: Call) {
  const { db, settings } = call.context
  const apis = await db.table(protectedApi).find({}, { limit: MANY })
  const desk: Desk = { row, filled: effective(client, row, settings), call, apis }
  const kinds = mcpKinds.map((kind) => {
    const because = conditions[kind](desk).flatMap(([isMet, reason]) => (isMet ? [] : [reason]))
    return { kind, connects: because.length === 0, because }
  })
  return json({ data: kinds })
}
