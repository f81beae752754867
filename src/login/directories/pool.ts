import type { Context } from '#http/context.ts'
import { temporarilyUnavailable } from '#http/refusal.ts'
import { connectLdap, type LdapConnection, ldapPorts } from '#kit/ldap.ts'
import { Lru } from '#kit/lru.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { Full, semaphore } from '#kit/semaphore.ts'
import { vetHost } from '#kit/vetted-host.ts'
import type { Backend } from '#model/backend.ts'

/** How many sign-ins may wait for a connection. */
const DEPTH = 256
/** How long an idle connection is used again, in milliseconds: directories close idle ones. */
const FRESH = 30_000

/** The connections to one directory: at most as many at once as its backend allows, the idle ones kept for the next sign-in. */
interface Pool {
  readonly inTurn: ReturnType<typeof semaphore>
  readonly idle: { readonly connection: LdapConnection; readonly until: number }[]
}

const pools = memoizeWeak((_context: Context) => new Lru<string, Pool>(200))
/** A pool for each version of a backend, so that an edit takes effect at the next sign-in. */
function poolOf(context: Context, { id, version, ldap_pool_size }: Backend): Pool {
  const key = `${id} ${version}`
  const known = pools(context).get(key)
  if (known) return known
  const made = { inTurn: semaphore(ldap_pool_size, DEPTH), idle: [] }
  pools(context).set(key, made)
  return made
}

async function connect({ serverSettings }: Context, backend: Backend): Promise<LdapConnection> {
  const { ldap_host: host = '', ldap_security: security, ldap_port: port = ldapPorts[security], ldap_authorities: ca, ldap_timeout } = backend
  const { addresses } = await vetHost(host, { allow: serverSettings.allow_private_fetch, port: String(port), isClear: security === 'clear' })
  return connectLdap({ host, port, security, ca, at: addresses[0].address, timeout: ldap_timeout * 1000 })
}

/** Works with a connection of the pool. One that was closed meanwhile is replaced once. @throws {Refusal} 503 when the directory cannot be asked. */
export async function withDirectory<T>(context: Context, backend: Backend, work: (connection: LdapConnection) => Promise<T>): Promise<T> {
  const pool = poolOf(context, backend)
  const attempt = async (connection: LdapConnection) => {
    try {
      const done = await work(connection)
      pool.idle.push({ connection, until: context.now() + FRESH })
      return done
    } catch (caught) {
      await connection.close()
      throw caught
    }
  }
  try {
    return await pool.inTurn(async () => {
      const kept = pool.idle.pop()
      if (kept && kept.until > context.now()) return attempt(kept.connection).catch(async () => attempt(await connect(context, backend)))
      await kept?.connection.close()
      return attempt(await connect(context, backend))
    })
  } catch (cause) {
    if (!(cause instanceof Full)) context.log.warn({ err: cause, backend: backend.id }, 'the directory of a backend cannot be asked')
    throw temporarilyUnavailable('the directory cannot be asked now; try again shortly', cause)
  }
}
