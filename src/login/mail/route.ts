import type { Context } from '#http/context.ts'
import { defaultPorts, type MailServer, readMailUrl } from '#kit/mail.ts'
import { vetHost } from '#kit/vetted-host.ts'
import { backend } from '#model/backend.ts'
import { type MailServerRow, mailServer } from '#model/mail-server.ts'

/** The mail route of a letter: a mail server of the tenant, or that of the operator. */
export type MailRoute =
  | { readonly origin: 'tenant'; readonly row: MailServerRow }
  | { readonly origin: 'server'; readonly url: string; readonly sender: string }

const tenantRoute = (row: MailServerRow | undefined): MailRoute | undefined => row && { origin: 'tenant', row }

function ofOperator({ settings }: Context): MailRoute | undefined {
  const { 'smtp.url': url, 'smtp.from': sender } = settings
  return url === undefined || sender === undefined ? undefined : { origin: 'server', url, sender }
}

/**
 * Finds the mail route for the people of a backend: the mail server that the backend names, else the default of the tenant, else that of the
 * operator; undefined where there is none.
 */
export async function findMailRoute(context: Context, backendId?: string): Promise<MailRoute | undefined> {
  const { table } = context.db
  const named = backendId === undefined ? undefined : (await table(backend).get(backendId))?.mail_server_id
  const own = named === undefined ? (await table(mailServer).find({ is_default: true }, { limit: 1 }))[0] : await table(mailServer).get(named)
  return tenantRoute(own) ?? ofOperator(context)
}

/** The mail route by one mail server of the tenant. */
export const routeBy = async ({ db }: Context, id: string): Promise<MailRoute | undefined> => tenantRoute(await db.table(mailServer).get(id))

/** An open mail route: the server and the sender. */
export interface OpenRoute {
  readonly server: MailServer
  readonly sender: string
  /** The vetted address, of a host that the operator did not name. */
  readonly at?: string
}

/** Opens a mail route. @throws {Error} when its host may not be reached, or its password cannot be read. */
export async function openRoute(context: Context, route: MailRoute): Promise<OpenRoute> {
  if (route.origin === 'server') return { server: readMailUrl(route.url), sender: route.sender }
  const { row } = route
  const { sender, host, security, username, port = defaultPorts[security] } = row
  const { addresses } = await vetHost(host, { allow: context.serverSettings.allow_private_fetch, port: String(port), isClear: security === 'clear' })
  const password = username === undefined ? undefined : await context.sealed.open(mailServer, row, 'password')
  if (username !== undefined && password === undefined) throw new Error('its password cannot be read')
  return { server: { host, port, security, ...(username === undefined ? {} : { user: username, password }) }, sender, at: addresses[0].address }
}

/** A mail route as shown to administrators: its origin and address, without the password. */
export function describeRoute(route: MailRoute | undefined) {
  if (route === undefined) return { origin: 'none' }
  if (route.origin === 'server') {
    const { host, port, security } = readMailUrl(route.url)
    return { origin: 'server', host, port, security, sender: route.sender }
  }
  const { id, name, host, security, sender, port = defaultPorts[security] } = route.row
  return { origin: 'tenant', mail_server_id: id, name, host, port, security, sender }
}
