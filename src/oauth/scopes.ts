import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { invalidScope } from '#http/refusal.ts'
import { andThen, type MaybePromise } from '#kit/maybe-promise.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { scope as scopeResource } from '#model/scope.ts'
import { adminScopes, scopesOfPeople, systemScopes } from '#model/system-scopes.ts'
import { rememberedWhole } from '#store/remembered.ts'
import type { TenantTables } from '#store/store.ts'
import { containersOf, type NarrowedScope, type NarrowedScopes } from './narrowed-scopes.ts'

/** The scopes of a tenant: name → true for a public scope. */
export interface ScopeTable {
  readonly known: ReadonlyMap<string, boolean>
  readonly nameOf: ReadonlyMap<string, string>
  readonly narrowed: NarrowedScopes
  /** The names of the public scopes, sorted. */
  readonly public: readonly string[]
}

const PAGE = 500
async function load(db: TenantTables): Promise<ScopeTable> {
  const known = new Map<string, boolean>(systemScopes.map((s) => [s.name, s.public]))
  const nameOf = new Map<string, string>()
  const narrowed = new Map<string, NarrowedScope>()
  for (let after: { key: string } | undefined; ; ) {
    const rows = await db.table(scopeResource).find({}, { limit: PAGE, ...(after ? { after } : {}) })
    for (const row of rows) {
      known.set(row.name, row.public)
      nameOf.set(row.id, row.name)
      if (row.narrows !== undefined && row.selector !== undefined) narrowed.set(row.name, { narrows: row.narrows, selector: row.selector })
    }
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) break
    after = { key: last.id }
  }
  return { known, nameOf, narrowed, public: [...known].flatMap(([name, isPublic]) => (isPublic ? [name] : [])).sort() }
}

const tables = memoizeWeak((context: Context) => rememberedWhole(context, { resources: [scopeResource], load: () => load(context.db) }))
/** The scopes of the tenant; the same object until one changes. */
export const scopeTable = (context: Context): MaybePromise<ScopeTable> => tables(context)()

const MAX_TEXT = 4096
const MAX_SCOPES = 100
const form = /^[\x21\x23-\x5b\x5d-\x7e]+(?: [\x21\x23-\x5b\x5d-\x7e]+)*$/
const none: readonly string[] = []
const malformed = { check: 'scope_form', spec: 'RFC 6749 §3.3' } as const

/** Parses the scopes of a request, without duplicates (RFC 6749 §3.3). Long lists are refused before they are parsed. */
export function readScope(text: string | undefined): readonly string[] {
  if (text === undefined || text === '') return none
  if (text.length > MAX_TEXT) throw invalidScope(`scope is longer than ${MAX_TEXT} characters`).because(malformed)
  if (!form.test(text)) throw invalidScope('scope must be names separated by single spaces').because({ ...malformed, got: text })
  const names = [...new Set(text.split(' '))]
  if (names.length > MAX_SCOPES) throw invalidScope(`scope names more than ${MAX_SCOPES} scopes`).because(malformed)
  return names
}

/**
 * The requested scopes without those that do not exist, where the client or OpenID Connect wants these ignored (OIDC Core §3.1.2.1: unknown scopes
 * should be ignored, as clients ask for the scopes of other providers). The answer names the granted scope, so nobody is misled (RFC 6749 §3.3).
 */
export function ignoreUnknown(context: Context, { unknown_scopes }: CompiledClient, requested: readonly string[]): MaybePromise<readonly string[]> {
  const ignores = unknown_scopes === undefined ? requested.includes('openid') : unknown_scopes === 'ignore'
  return ignores ? andThen(scopeTable(context), ({ known }) => requested.filter((name) => known.has(name))) : requested
}

/** A request for scopes: the client, the person and the scopes. */
export interface ScopeRequest {
  readonly client: CompiledClient
  readonly requested: readonly string[]
  /** The private scopes that the person holds, directly and by roles. Absent: the client acts for itself. */
  readonly held?: ReadonlySet<string>
  /** The treatment of a scope that exists but may not be granted: by default the request is refused; `drop` grants the others. */
  readonly unheld?: 'refuse' | 'drop'
}

/** The names of the private scopes that a client may have of its own. */
export function scopesOfClient(client: CompiledClient, table: ScopeTable): ReadonlySet<string> {
  if (!client.authorize_scope) return new Set()
  return new Set(client.authorized_scopes.flatMap(({ id, name }) => (id === undefined ? undefined : table.nameOf.get(id)) ?? name ?? []))
}

const powers: ReadonlySet<string> = new Set(adminScopes)

/**
 * The grantable part of the requested scopes: public scopes, those of the client, and those of the person that the client may carry (`user_scopes`).
 * A client's power over this server does not extend to the people who sign in to it: they must hold it too, or each of them would be an
 * administrator. A client that acts for itself cannot have a scope about people. Without requested scopes none are granted.
 * @throws {Refusal} `invalid_scope` for a scope that does not exist, or that they may not have.
 */
export function grantableScope(context: Context, request: ScopeRequest): MaybePromise<readonly string[]> {
  if (request.requested.length === 0) return none
  return andThen(scopeTable(context), (table) => grantable(table, request))
}

function grantable(table: ScopeTable, { client, requested, held, unheld = 'refuse' }: ScopeRequest): readonly string[] {
  let own: ReadonlySet<string> | undefined
  const mayHave = (name: string): boolean => mayHaveItself(name) || containersOf(name, table.narrowed).some(mayHaveItself)
  const mayHaveItself = (name: string): boolean => {
    if (!held && scopesOfPeople.has(name)) return false
    if (table.known.get(name)) return true
    own ??= scopesOfClient(client, table)
    if (own.has(name) && !(held && powers.has(name))) return true
    return held?.has(name) === true && (client.user_scopes === undefined || client.user_scopes.includes(name))
  }
  for (const name of requested)
    if (!table.known.has(name))
      throw invalidScope(`there is no scope ${name.slice(0, 256)}`).because({ check: 'scope_known', spec: 'RFC 6749 §3.3', got: name })
  const granted = requested.filter(mayHave)
  if (granted.length < requested.length && unheld === 'refuse') {
    const [first = ''] = requested.filter((name) => !granted.includes(name))
    const facts = { check: 'scope_held', spec: 'RFC 6749 §3.3', expected: [...table.public, ...(own ?? [])], got: first } as const
    if (!held && scopesOfPeople.has(first))
      throw invalidScope(`the scope ${first} is one of people: a client that acts for itself cannot have it`).because(facts)
    throw invalidScope(`the scope ${first.slice(0, 256)} is private, and not authorized ${held ? 'for this client or person' : 'for this client'}`).because(
      facts,
    )
  }
  return granted
}
