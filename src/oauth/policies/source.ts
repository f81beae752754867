import type { CompiledClient } from '#clients/find-client.ts'
import { withoutNulls } from '#fields/json-object.ts'
import { readableOf } from '#fields/read.ts'
import type { Context } from '#http/context.ts'
import { type Request, readQuery } from '#http/request.ts'
import { pathBelowTenant } from '#http/tenant-url.ts'
import { andThen, type MaybePromise } from '#kit/maybe-promise.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { client as clients } from '#model/client.ts'
import type { Grant } from '#model/grant.ts'
import { membership } from '#model/organization.ts'
import type { PolicyRequest } from '#model/policy-request.ts'
import { type User, user as users } from '#model/user.ts'
import type { RequestSource } from '#policy/points.ts'
import { redactHeaders, redactValue } from '#policy/redaction.ts'
import { heldRoles } from '../held-scopes.ts'

type TextMembers = Record<string, string>

/**
 * The members of the request object that an HTTP request tells: nothing of it is read before a policy looks at it. `asRead` turns the body into what
 * is read of it.
 */
export const httpSource = (request: Request, asRead = (body: unknown): unknown => body): RequestSource => ({
  method: () => request.method,
  path: () => pathBelowTenant(request.path),
  query: () => redactValue({ ...readQuery(request) }) as TextMembers,
  headers: () => redactHeaders(request.headers),
  // Secrets are replaced last: a wrapper may be called as one.
  body: () => redactValue(asRead(bodyOf(request))),
  params: () => request.params,
  ip: () => request.address,
})

function bodyOf({ body, headers }: Request): unknown {
  if (!body?.length) return undefined
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const text = body.toString('utf8')
  if (type === 'application/x-www-form-urlencoded') return Object.fromEntries(new URLSearchParams(text))
  if (!/^application\/(?:[\w.+-]+\+)?json$/.test(type)) return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    // The operation refuses what is no JSON by itself.
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** The moment of a question, in UTC. */
export const timeOf = (now: number): NonNullable<PolicyRequest['time']> => {
  const at = new Date(now)
  return {
    epoch: Math.floor(now / 1000),
    date: at.toISOString().slice(0, 10),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    weekday: at.getUTCDay() || 7,
  }
}

const readableClient = readableOf(clients, 'admin')
const readableUser = readableOf(users, 'admin')
const clientMember = memoizeWeak((client: CompiledClient) => withoutNulls(readableClient(client)) as NonNullable<PolicyRequest['client']>)
const userMember = memoizeWeak((user: User) => withoutNulls(readableUser(user)) as NonNullable<PolicyRequest['user']>)

/** The client and the person of a question; the person is looked up when a policy asks about them. */
export interface Askers {
  readonly client?: CompiledClient | undefined
  readonly person: () => MaybePromise<User | undefined>
}

/** The members that the client, the person and the clock tell. */
export function askerSource({ client, person }: Askers, context: Context): RequestSource {
  const roles = () => andThen(person(), (user) => (user ? heldRoles(context, user, client) : []))
  return {
    client: () => client && clientMember(client),
    user: () => andThen(person(), (user) => user && userMember(user)),
    roles: () => andThen(roles(), (held) => held.map(({ name }) => name)),
    role_ids: () => andThen(roles(), (held) => held.map(({ id }) => id)),
    groups: () => andThen(person(), (user) => user?.group?.split(' ').filter(Boolean) ?? []),
    organizations: () => andThen(person(), (user) => (user ? readOrganizations(context, user.id) : [])),
    time: () => timeOf(context.now()),
  }
}

const nobody = () => undefined

/** The same for a client that acts for itself, made once for each: its tokens are issued most often, and making the functions anew costs as much as a policy. */
export const clientSource = memoizeWeak((context: Context) => memoizeWeak((client: CompiledClient) => askerSource({ client, person: nobody }, context)))

async function readOrganizations({ db }: Context, user_id: string): Promise<NonNullable<PolicyRequest['organizations']>> {
  const rows = await db.table(membership).find({ user_id }, { limit: 100 })
  return rows.map(({ organization_id: id, role, titles }) => ({ id, role, titles }))
}

/** How the person of a grant signed in. */
export const sessionOf = (grant: Pick<Grant, 'auth_time' | 'acr' | 'amr' | 'sid'> | undefined): PolicyRequest['session'] =>
  grant && {
    ...(grant.auth_time === undefined ? {} : { auth_time: Math.floor(grant.auth_time / 1000) }),
    ...(grant.acr === undefined ? {} : { acr: grant.acr }),
    ...(grant.sid === undefined ? {} : { sid: grant.sid }),
    amr: grant.amr,
  }
