import { createServer, type Socket } from 'node:net'
import { AndFilter, Ber, BerReader, BerWriter, EqualityFilter, ExtensibleFilter, type Filter, FilterParser, NotFilter, OrFilter } from 'ldapts'

/** An entry of a directory of a test, with its password in clear. */
export interface TestEntry {
  readonly dn: string
  readonly password?: string
  readonly attributes: Readonly<Record<string, readonly (string | Buffer)[]>>
}

/** The operations of LDAP that are answered (RFC 4511 §4.2, §4.5), by their tags. */
const [BIND, UNBIND, SEARCH] = [0x60, 0x42, 0x63] as const
const [BIND_DONE, SEARCH_ENTRY, SEARCH_DONE] = [0x61, 0x64, 0x65] as const
const [SUCCESS, INVALID_CREDENTIALS] = [0, 49] as const
const [IN_CHAIN, BITS_SET] = ['1.2.840.113556.1.4.1941', '1.2.840.113556.1.4.803']

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
const textsOf = ({ attributes }: TestEntry, name: string): string[] =>
  Object.entries(attributes).flatMap(([known, values]) => (same(known, name) ? values.map(String) : []))

/** True when a filter holds for an entry (RFC 4511 §4.5.1.7), with the two matching rules of Active Directory. */
function matches(filter: Filter, entry: TestEntry, all: readonly TestEntry[]): boolean {
  if (filter instanceof AndFilter) return filter.filters.every((one) => matches(one, entry, all))
  if (filter instanceof OrFilter) return filter.filters.some((one) => matches(one, entry, all))
  if (filter instanceof NotFilter) return !matches(filter.filter, entry, all)
  if (filter instanceof EqualityFilter) return textsOf(entry, filter.attribute).some((value) => same(value, String(filter.value)))
  if (!(filter instanceof ExtensibleFilter)) throw new Error(`the directory of this test does not know the filter ${filter}`)
  const { matchType, rule, value } = filter
  if (rule === BITS_SET) return textsOf(entry, matchType).some((held) => (Number(held) & Number(value)) === Number(value))
  if (rule === IN_CHAIN) return holds(entry, value, { attribute: matchType, all, seen: new Set() })
  throw new Error(`the directory of this test does not know the rule ${rule}`)
}

interface Chain {
  readonly attribute: string
  readonly all: readonly TestEntry[]
  readonly seen: Set<string>
}
function holds(group: TestEntry, member: string, chain: Chain): boolean {
  if (chain.seen.has(group.dn)) return false
  chain.seen.add(group.dn)
  const members = textsOf(group, chain.attribute)
  return members.some((one) => same(one, member)) || chain.all.some((inner) => members.some((one) => same(one, inner.dn)) && holds(inner, member, chain))
}

function answer(id: number, tag: number, write: (writer: BerWriter) => void): Buffer {
  const writer = new BerWriter()
  writer.startSequence()
  writer.writeInt(id)
  writer.startSequence(tag)
  write(writer)
  writer.endSequence()
  writer.endSequence()
  return writer.buffer
}

const done = (id: number, tag: number, code: number): Buffer =>
  answer(id, tag, (writer) => {
    writer.writeEnumeration(code)
    writer.writeString('')
    writer.writeString('')
  })

const entryOf = (id: number, { dn, attributes }: TestEntry): Buffer =>
  answer(id, SEARCH_ENTRY, (writer) => {
    writer.writeString(dn)
    writer.startSequence()
    for (const [name, values] of Object.entries(attributes)) {
      writer.startSequence()
      writer.writeString(name)
      writer.startSequence(Ber.Set | Ber.Constructor)
      for (const value of values) writer.writeBuffer(Buffer.from(value), Ber.OctetString)
      writer.endSequence()
      writer.endSequence()
    }
    writer.endSequence()
  })

/** A directory in this process that answers as Active Directory does, without TLS: its two matching rules, binary identifiers, and entries as given. */
export async function startActiveDirectory(entries: readonly TestEntry[]) {
  const binds: string[] = []
  const bind = (id: number, reader: BerReader): Buffer => {
    reader.readInt()
    const dn = reader.readString() ?? ''
    const password = reader.readString(Ber.Context) ?? ''
    binds.push(dn)
    const found = entries.find((entry) => same(entry.dn, dn))
    return done(id, BIND_DONE, found?.password === password && password !== '' ? SUCCESS : INVALID_CREDENTIALS)
  }
  const search = (id: number, reader: BerReader): Buffer[] => {
    const base = (reader.readString() ?? '').toLowerCase()
    for (let skipped = 0; skipped < 2; skipped++) reader.readEnumeration()
    for (let skipped = 0; skipped < 2; skipped++) reader.readInt()
    reader.readBoolean()
    const filter = FilterParser.parse(reader)
    const found = entries.filter((entry) => entry.dn.toLowerCase().endsWith(base) && matches(filter, entry, entries))
    return [...found.map((entry) => entryOf(id, entry)), done(id, SEARCH_DONE, SUCCESS)]
  }
  const serve = (socket: Socket, message: Buffer) => {
    const reader = new BerReader(message)
    reader.readSequence()
    const id = reader.readInt() ?? 0
    const tag = reader.readSequence()
    if (tag === UNBIND) socket.end()
    else if (tag === BIND) socket.write(bind(id, reader))
    else if (tag === SEARCH) socket.write(Buffer.concat(search(id, reader)))
    else throw new Error(`the directory of this test does not know the operation ${tag}`)
  }
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('data', (message) => serve(socket, message as Buffer))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    /** The names that were bound, in order. */
    binds,
    stop() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
