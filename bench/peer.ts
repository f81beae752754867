import { randomBytes } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import Provider, { type Adapter, type AdapterPayload } from 'oidc-provider'

/**
 * The other server of the comparison: oidc-provider as its documentation sets it up, with the same clients. `PEER_STORE=sqlite` keeps
 * artefacts in SQLite with one durable commit for each write, as an adapter written verb by verb does; otherwise in its own memory adapter.
 */
const port = Number(process.env['PORT'])
const issuer = `http://localhost:${port}`
const alg = process.env['PEER_ALG'] ?? 'ES256'
const secret = process.env['PEER_SECRET'] ?? ''

class SqliteAdapter implements Adapter {
  static readonly database = SqliteAdapter.open(process.env['PEER_FILE'] ?? ':memory:')
  readonly #model: string
  constructor(model: string) {
    this.#model = model
  }

  static open(file: string): DatabaseSync {
    const database = new DatabaseSync(file)
    database.exec(
      'pragma journal_mode = wal; pragma synchronous = full; create table if not exists artefacts (id text primary key, uid text, grant_id text, payload text, expires integer) without rowid',
    )
    return database
  }
  static readonly put = SqliteAdapter.database.prepare('insert or replace into artefacts values (?, ?, ?, ?, ?)')
  static readonly one = SqliteAdapter.database.prepare('select payload from artefacts where id = ?')
  static readonly gone = SqliteAdapter.database.prepare('delete from artefacts where id = ?')

  async upsert(id: string, payload: AdapterPayload, expiresIn: number) {
    SqliteAdapter.put.run(`${this.#model}:${id}`, payload.uid ?? null, payload.grantId ?? null, JSON.stringify(payload), Date.now() + expiresIn * 1000)
  }
  async find(id: string): Promise<AdapterPayload | undefined> {
    const row = SqliteAdapter.one.get(`${this.#model}:${id}`)
    return row ? JSON.parse(String(row['payload'])) : undefined
  }
  async findByUserCode() {
    return undefined
  }
  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const row = SqliteAdapter.database.prepare('select payload from artefacts where uid = ?').get(uid)
    return row ? JSON.parse(String(row['payload'])) : undefined
  }
  async consume(id: string) {
    const found = await this.find(id)
    if (found) await this.upsert(id, { ...found, consumed: Math.floor(Date.now() / 1000) }, 3600)
  }
  async destroy(id: string) {
    SqliteAdapter.gone.run(`${this.#model}:${id}`)
  }
  async revokeByGrantId(grantId: string) {
    SqliteAdapter.database.prepare('delete from artefacts where grant_id = ?').run(grantId)
  }
}

const { generateKeyPair, exportJWK } = await import('jose')
const keys = await Promise.all(
  ['RS256', alg].map(async (name) => {
    const { privateKey } = await generateKeyPair(name, { extractable: true })
    return { ...(await exportJWK(privateKey)), alg: name, use: 'sig', kid: name }
  }),
)
const provider = new Provider(issuer, {
  ...(process.env['PEER_STORE'] === 'sqlite' ? { adapter: SqliteAdapter } : {}),
  jwks: { keys: keys.filter((key, at) => keys.findIndex((other) => other.kid === key.kid) === at) },
  cookies: { keys: [randomBytes(16).toString('hex')] },
  scopes: ['openid', 'offline_access', 'read'],
  clients: [
    { client_id: 'machine', client_secret: secret, grant_types: ['client_credentials'], redirect_uris: [], response_types: [], scope: 'read' },
    {
      client_id: 'web',
      client_secret: secret,
      grant_types: ['authorization_code', 'refresh_token'],
      redirect_uris: ['https://app.example/callback'],
      response_types: ['code'],
      id_token_signed_response_alg: alg as 'ES256',
    },
  ],
  features: {
    clientCredentials: { enabled: true },
    introspection: { enabled: true },
    revocation: { enabled: true },
    devInteractions: { enabled: true },
    dPoP: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => (process.env['PEER_FORMAT'] === 'jwt' ? 'https://api.example' : []),
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({ scope: 'read', audience: 'https://api.example', accessTokenFormat: 'jwt', jwt: { sign: { alg: alg as 'ES256' } } }),
    },
  },
  issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
  rotateRefreshToken: true,
  loadExistingGrant: async (ctx) => {
    const client = ctx.oidc.client
    const session = ctx.oidc.session
    if (!client || !session?.accountId) return undefined
    const known = session.grantIdFor(client.clientId)
    if (known) return provider.Grant.find(known)
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
    grant.addOIDCScope('openid offline_access')
    await grant.save()
    return grant
  },
  findAccount: async (_ctx, sub) => ({ accountId: sub, claims: async () => ({ sub }) }),
  ttl: { AccessToken: 3600, ClientCredentials: 3600, AuthorizationCode: 60, RefreshToken: 86_400, Session: 86_400, Grant: 86_400, Interaction: 3600 },
})
const server = provider.listen(port, '127.0.0.1')
process.on('SIGTERM', () => server.close(() => process.exit(0)))
