import { z } from 'zod'
import { flag, instant, integer, list, oneOf, shape, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

const link = z.object({ id: z.string(), name: z.string().optional() })

/** A row that stays: every kind of column, every kind of index. */
export const thing = resource(
  { name: 'thing', table: 'things', key: 'id', doc: 'A thing.', indexes: [['group', 'created_at'], ['tags'], ['home'], ['places']] },
  {
    id: field(text(64), { doc: 'Its key.', find: ['search'] }),
    name: field(text(), { doc: 'Its name.', find: ['sort', 'search'] }),
    slug: field(text(), { doc: 'Its own among all things.', optional: true, find: ['unique'] }),
    group: field(text(), { doc: 'A column whose name is a word of SQL.', optional: true, find: ['filter'] }),
    rank: field(integer(-1000, 1000), { doc: 'Some have one.', optional: true, find: ['sort'] }),
    kind: field(oneOf('plain', 'fancy'), { doc: 'Its content.', initial: 'plain', find: ['filter'] }),
    on: field(flag(), { doc: 'It is on.', initial: false }),
    tags: field(list(text()), { doc: 'Words on it.', initial: [] }),
    home: field(shape('link', link), { doc: 'Where it belongs.', optional: true }),
    places: field(shape('links', z.array(link)), { doc: 'Where it was.', optional: true }),
    notes: field(shape('notes', z.record(z.string(), z.json())), { doc: 'Anything.', optional: true }),
    created_at: field(instant(), { doc: 'When.', find: ['sort'] }),
  },
)
export type Thing = Row<typeof thing.fields>

/** A row that dies by itself. */
export const ticket = resource(
  { name: 'ticket', table: 'tickets', key: 'id', expires: 'expires_at', doc: 'A ticket.', indexes: [['owner']] },
  {
    id: field(text(128), { doc: 'Expiry and name.' }),
    owner: field(text(), { doc: 'Its owner.', optional: true }),
    used_at: field(instant(), { doc: 'When it was used.', optional: true }),
    expires_at: field(instant(), { doc: 'When it dies.' }),
  },
)

/** A row of no tenant. */
export const realm = resource(
  { name: 'realm', table: 'realms', key: 'id', reach: 'global', doc: 'A realm.' },
  {
    id: field(text(), { doc: 'Its key.' }),
    name: field(text(), { doc: 'Its name.', find: ['unique', 'search'] }),
    created_at: field(instant(), { doc: 'When.', find: ['sort'] }),
  },
)

export const declared = [thing, ticket, realm]

let made = 0
/** A thing with a key, a name and a time of its own; later ones are newer. */
export function aThing(values: Partial<Thing> = {}): Thing {
  made++
  return { id: `thing${made}`, name: `Thing ${made}`, kind: 'plain', on: false, tags: [], created_at: 1_000_000 + made, ...values }
}
