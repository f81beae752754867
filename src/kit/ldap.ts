import { isIP } from 'node:net'
import type { Client, Entry, SearchOptions } from 'ldapts'

/** How a connection to a directory is protected: TLS from the start, StartTLS demanded (RFC 4511 §4.14), or not at all. */
export type LdapSecurity = 'tls' | 'starttls' | 'clear'

/** A directory server (RFC 4511). */
export interface LdapServer {
  readonly host: string
  readonly port: number
  readonly security: LdapSecurity
  /** PEM of the authorities to trust, in place of those that come with Node. */
  readonly ca?: string | undefined
  /** The vetted address to connect to. */
  readonly at: string
  /** How long one request may take, in milliseconds. */
  readonly timeout: number
}

/** The port of each way to protect the connection. */
export const ldapPorts: Readonly<Record<LdapSecurity, number>> = { tls: 636, starttls: 389, clear: 389 }

/** A comparison with a value: the library encodes it, so no text can change the condition (LDAP injection, RFC 4515 §3). */
export interface LdapComparison {
  readonly attribute: string
  readonly value: string
  /** The matching rule, such as that of Active Directory for nested groups. Absent: equality. */
  readonly rule?: string
}

/** A condition of a search: one comparison holds, or one of several, or one does not. */
export type LdapCondition = LdapComparison | { readonly anyOf: readonly LdapComparison[] } | { readonly not: LdapComparison }

export interface LdapSearch {
  readonly base: string
  /** All must hold. */
  readonly where: readonly LdapCondition[]
  readonly attributes: readonly string[]
  readonly limit: number
}

/** An open connection to a directory. */
export interface LdapConnection {
  /** Proves a name by its password (RFC 4513 §5.1.3). @returns false when the directory says no. @throws {Error} when it cannot be asked */
  bind(dn: string, password: string): Promise<boolean>
  search(search: LdapSearch): Promise<readonly Entry[]>
  close(): Promise<void>
}

/** Opens a connection, protected as demanded. @throws {Error} */
export async function connectLdap({ host, port, security, ca, at, timeout }: LdapServer): Promise<LdapConnection> {
  // Loaded when the first person of a directory signs in: most servers start without one.
  const { Client } = await import('ldapts')
  // The certificate is checked against the name, whichever address the connection is made to.
  const tls = { ...(isIP(host) === 0 ? { servername: host } : {}), ...(ca === undefined ? {} : { ca }), host }
  const authority = isIP(at) === 6 ? `[${at}]` : at
  const client = new Client({
    url: `${security === 'tls' ? 'ldaps' : 'ldap'}://${authority}:${port}`,
    timeout,
    connectTimeout: timeout,
    ...(security === 'tls' ? { tlsOptions: tls } : {}),
  })
  if (security === 'starttls') await client.startTLS(tls)
  return { bind: (dn, password) => bind(client, dn, password), search: (search) => find(client, search), close: () => client.unbind().catch(() => {}) }
}

/** Statuses of a bind that say no, whatever the reason is (RFC 4511 §4.1.9): wrong, unknown, forbidden, or a password that has ended. */
const refusals = new Set([19, 32, 34, 48, 49, 50, 53])

async function bind(client: Client, dn: string, password: string): Promise<boolean> {
  // RFC 4513 §5.1.2: a bind without a password succeeds for every name, and proves nothing.
  if (dn === '' || password === '') return false
  try {
    await client.bind(dn, password)
    return true
  } catch (caught) {
    if (caught instanceof Error && 'code' in caught && refusals.has(Number(caught.code))) return false
    throw caught
  }
}

/** Attributes of Active Directory that are bytes. They must not be read as text, not even where the bytes happen to be text. */
const binary = ['objectGUID', 'objectSid']

async function find(client: Client, { base, where, attributes, limit }: LdapSearch): Promise<readonly Entry[]> {
  const { AndFilter, EqualityFilter, ExtensibleFilter, NotFilter, OrFilter } = await import('ldapts')
  const compare = ({ attribute, value, rule }: LdapComparison) =>
    rule === undefined ? new EqualityFilter({ attribute, value }) : new ExtensibleFilter({ matchType: attribute, rule, value })
  const filters = where.map((condition) => {
    if ('anyOf' in condition) return new OrFilter({ filters: condition.anyOf.map(compare) })
    return 'not' in condition ? new NotFilter({ filter: compare(condition.not) }) : compare(condition)
  })
  const asked = { attributes: [...attributes], explicitBufferAttributes: binary, sizeLimit: limit }
  const options: SearchOptions = { scope: 'sub', derefAliases: 'never', filter: new AndFilter({ filters }), ...asked }
  return (await client.search(base, options)).searchEntries
}
