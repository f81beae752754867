import type { z } from 'zod'
import { findClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { invalidRequest } from '#http/refusal.ts'
import { client } from '#model/client.ts'
import { protectedApi } from '#model/protected-api.ts'
import { user } from '#model/user.ts'
import { policySet } from '#policy/policies.ts'
import { decideAccess } from './evaluate.ts'
import { findSubject, type KnownSubject } from './subject.ts'
import type { AccessTuple, searches } from './tuple.ts'

type FoundEntity = { readonly type: string; readonly id: string } | { readonly name: string }
/** One page of a search (AuthZEN 1.0 §8.2). */
export interface SearchAnswer {
  readonly page: { readonly next_token: string; readonly count: number }
  readonly results: readonly FoundEntity[]
}

const PAGE = 50
/** How many rows one request looks at; the next page goes on from there. */
const LOOKED_AT = 500

/** Something that may be in the answer: its place in the order of its kind, and the question whether it is. */
interface SearchCandidate {
  readonly key: string
  readonly found: FoundEntity
  readonly asked: AccessTuple
  readonly known?: KnownSubject
}
/** The candidates after a key, at most so many. */
type Candidates = (after: string | undefined, limit: number) => Promise<readonly SearchCandidate[]>
type RequestedPage = { readonly token?: string | undefined; readonly limit?: number | undefined } | undefined

type SubjectSearch = z.infer<(typeof searches)['subject']>
type ResourceSearch = z.infer<(typeof searches)['resource']>
type ActionSearch = z.infer<(typeof searches)['action']>

const afterKey = (key: string | undefined) => (key === undefined ? {} : { after: { key } })

/** The people or clients that may do it (AuthZEN 1.0 §8.4). Of subjects of other types none are known here. */
export function searchSubjects({ subject, page, ...rest }: SubjectSearch, context: Context): Promise<SearchAnswer> {
  const { type, properties } = subject
  const asked = (id: string): AccessTuple => ({ ...rest, subject: { type, id, ...(properties && { properties }) } })
  const candidates: Candidates = async (key, limit) => {
    if (type === 'user') {
      const people = await context.db.table(user).find({}, { limit, ...afterKey(key) })
      return people.map((person) => ({ key: person.id, found: { type, id: person.id }, asked: asked(person.id), known: { person, isBarred: person.blocked } }))
    }
    const rows = type === 'client' ? await context.db.table(client).find({}, { limit, ...afterKey(key) }) : []
    return Promise.all(
      rows.map(async ({ id, active }) => {
        const compiled = await findClient(context, id)
        return { key: id, found: { type, id }, asked: asked(id), known: { ...(compiled && { client: compiled }), isBarred: !active } }
      }),
    )
  }
  return searchPage(candidates, { page, query: { subject, ...rest }, context })
}

/** The registered APIs to which it is allowed, by identifier (AuthZEN 1.0 §8.5). Resources of other types are known to the API that asks. */
export async function searchResources({ resource, page, ...rest }: ResourceSearch, context: Context): Promise<SearchAnswer> {
  const { type, properties } = resource
  const known = await findSubject(rest.subject, context)
  const candidates: Candidates = async (key, limit) => {
    const rows = type === 'api' ? await context.db.table(protectedApi).find({ active: true }, { limit, ...afterKey(key) }) : []
    return rows.map(({ id: place, identifier: id }) => ({
      key: place,
      found: { type, id },
      asked: { ...rest, resource: { type, id, ...(properties && { properties }) } },
      known,
    }))
  }
  return searchPage(candidates, { page, query: { resource, ...rest }, context })
}

/** The actions that are allowed, of those that policies name (AuthZEN 1.0 §8.6). */
export async function searchActions({ page, ...rest }: ActionSearch, context: Context): Promise<SearchAnswer> {
  const known = await findSubject(rest.subject, context)
  const { all } = await policySet(context)()
  const names = [...new Set(all.flatMap(({ row }) => [...row.operations, ...actionsIn(row.rule)]))].sort()
  const candidates: Candidates = async (key, limit) =>
    names
      .filter((name) => key === undefined || name > key)
      .slice(0, limit)
      .map((name) => ({ key: name, found: { name }, asked: { ...rest, action: { name } }, known }))
  return searchPage(candidates, { page, query: rest, context })
}

/** The names of actions that a rule compares with: `{ action: { name: … } }`, at whatever depth. */
function actionsIn(rule: unknown, inAction = false): string[] {
  if (Array.isArray(rule)) return rule.flatMap((part) => (inAction && typeof part === 'string' ? [part] : actionsIn(part, inAction)))
  if (typeof rule !== 'object' || rule === null) return inAction && typeof rule === 'string' && !/^[#.]|\?$/.test(rule) ? [rule] : []
  return Object.entries(rule).flatMap(([name, part]) => {
    if (name === 'action' && typeof part === 'object' && part !== null && 'name' in part) return actionsIn(part.name, true)
    return actionsIn(part, inAction)
  })
}

interface Searching {
  readonly page: RequestedPage
  readonly query: unknown
  readonly context: Context
}

/** Looks at candidates until the page is full or enough were looked at. */
async function searchPage(candidates: Candidates, { page, query, context }: Searching): Promise<SearchAnswer> {
  const limit = page?.limit ?? PAGE
  const seal = context.vault.digest('access_search', JSON.stringify(query)).slice(0, 22)
  let key = readToken(page?.token, seal)
  const results: FoundEntity[] = []
  for (let looked = 0; looked < LOOKED_AT; ) {
    const some = await candidates(key, Math.min(PAGE, LOOKED_AT - looked))
    for (const candidate of some) {
      const { decision } = await decideAccess(candidate.asked, candidate.known ?? { isBarred: false }, context)
      key = candidate.key
      looked++
      if (decision) results.push(candidate.found)
      if (results.length === limit) return { page: { next_token: tokenOf(key, seal), count: limit }, results }
    }
    if (some.length < PAGE) return { page: { next_token: '', count: results.length }, results }
  }
  return { page: { next_token: key === undefined ? '' : tokenOf(key, seal), count: results.length }, results }
}

const tokenOf = (key: string, seal: string): string => `${seal}.${Buffer.from(key).toString('base64url')}`
/** @throws {Refusal} 400 when the search is another than the one whose page it continues */
function readToken(token: string | undefined, seal: string): string | undefined {
  if (token === undefined || token === '') return undefined
  const [mark, key = ''] = token.split('.')
  if (mark !== seal) throw invalidRequest('page.token is of another search: a further page takes the same request')
  return Buffer.from(key, 'base64url').toString()
}
