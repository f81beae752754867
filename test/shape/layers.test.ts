import assert from 'node:assert/strict'
import { posix } from 'node:path'
import { test } from 'node:test'
import { importsOf, type Source, sources } from './sources.ts'

/** The floors of the house, from the ground up; a file imports from its own room or from a lower floor. */
const FLOORS = [
  ['kit', 'fields'],
  ['model', 'store'],
  ['keys', 'policy', 'usage', 'configuration'],
  ['credentials'],
  ['work'],
  ['events'],
  ['http'],
  ['outbound'],
  ['login'],
  ['clients'],
  ['oauth'],
  ['issuance', 'gateway', 'setup'],
  ['presentation'],
  ['api', 'pages'],
]
/** Files that stand in no room: above them all, and in this order among themselves. */
const ROOF = [['jobs', 'app', 'open', 'management', 'bundle'], ['serve', 'derive'], ['program'], ['main', 'cli']]

/** The room on the roof: commands may use the server as a whole. */
const COMMANDS = 'commands'

const all = sources('src/**/*.ts')
const rooms = [...new Set(all.map(({ path }) => path.split('/')[1] ?? '').filter((name) => !name.endsWith('.ts')))]

const floorOf = (room: string): number => (room === COMMANDS ? FLOORS.length : FLOORS.findIndex((floor) => floor.includes(room)))
const roofOf = (name: string): number => ROOF.findIndex((floor) => floor.includes(name))
const roomOf = ({ path }: Source): string | undefined => (path.split('/').length > 2 ? path.split('/')[1] : undefined)

/** The fault of one import, if it has one. */
function fault(source: Source, imported: string): string | undefined {
  const room = roomOf(source)
  if (imported.startsWith('#')) {
    const other = imported.slice(1).split('/')[0] ?? ''
    if (other.endsWith('.ts')) return room === COMMANDS && [0, 1].includes(roofOf(other.slice(0, -3))) ? undefined : 'is above it'
    if (floorOf(other) < 0) return 'is a room that has no floor'
    if (other === room) return 'is in the same room: say ./'
    return room !== undefined && floorOf(other) >= floorOf(room) ? 'is above or beside it' : undefined
  }
  if (!imported.startsWith('.')) return undefined
  const target = posix.normalize(posix.join(posix.dirname(source.path), imported))
  if (room !== undefined) return target.startsWith(`src/${room}/`) ? undefined : 'is across a wall: say #room/'
  const [own, their] = [posix.basename(source.path, '.ts'), posix.basename(target, '.ts')]
  return roofOf(own) >= 0 && roofOf(their) >= 0 && roofOf(their) <= roofOf(own) ? undefined : 'is above it, or has no place on the roof'
}

const offenders = (files: readonly Source[], wrong: (imported: string, source: Source) => boolean): string[] =>
  files.flatMap((source) =>
    importsOf(source)
      .filter((imported) => wrong(imported, source))
      .map((imported) => `${source.path} imports ${imported}`),
  )

test('every room has a floor', () => {
  for (const room of rooms) assert(floorOf(room) >= 0, `src/${room} stands on no floor`)
})

test('a file imports from its own room or a lower floor, never up, never sideways', () => {
  const faults = all.flatMap((source) =>
    importsOf(source).flatMap((imported) => {
      const wrong = fault(source, imported)
      return wrong ? [`${source.path}: ${imported} ${wrong}`] : []
    }),
  )
  assert.deepEqual(faults, [])
})

test('fields and model run in a browser: they import nothing from Node', () => {
  const files = all.filter(({ path }) => /^src\/(fields|model)\//.test(path))
  assert.deepEqual(
    offenders(files, (imported) => imported.startsWith('node:') || (!/^[.#]/.test(imported) && imported !== 'zod')),
    [],
  )
})

test('the browser side sees fields and model, and no other room', () => {
  const web = sources('web/**/*.ts', 'web/**/*.tsx').filter(({ path }) => !path.endsWith('vite.config.ts'))
  assert.deepEqual(
    offenders(
      web,
      (imported) => imported.startsWith('node:') || (imported.startsWith('#') && !/^#(fields|model)\//.test(imported)) || imported.includes('/src/'),
    ),
    [],
  )
})

/** Packages that only some files may import. */
const KEEPERS: readonly (readonly [what: RegExp, who: RegExp, why: string])[] = [
  [/^fastify$|^@fastify\//, /^src\/(http\/|app\.ts|serve\.ts|main\.ts)/, 'the HTTP library'],
  [/^(node:sqlite|pg|kysely)$/, /^src\/store\//, 'a database'],
  [
    /^node:(https|net|dns|dns\/promises|tls|dgram)$/,
    /^src\/(kit\/(fetch|address|vetted-host|mail|ldap|dns-text)|http\/(mutual-tls|tls-connection))\.ts/,
    'the network',
  ],
  [/^ldapts$/, /^src\/kit\/ldap\.ts/, 'the directory library'],
  [/^nodemailer$/, /^src\/kit\/mail\.ts/, 'the mail library'],
  [/^liquidjs$/, /^src\/kit\/template\.ts/, 'the template engine'],
  [/^node:http$/, /^src\/(kit\/fetch|http\/body|management|serve)\.ts/, 'HTTP'],
  [/^node:child_process$/, /^$/, 'other programs'],
  [/^commander$/, /^src\/(cli\.ts|commands\/)/, 'the command line'],
  [/^prom-client$/, /^src\/http\/metrics\.ts/, 'the metrics library'],
]
for (const [what, who, why] of KEEPERS) {
  test(`only ${who.source} knows ${why}`, () => {
    const strangers = all.filter(({ path }) => !who.test(path))
    assert.deepEqual(
      offenders(strangers, (imported) => what.test(imported)),
      [],
    )
  })
}

test('only program.ts and cli read the process', () => {
  const readers = all.filter(
    ({ path, text }) => !/^src\/(program|cli)\.ts/.test(path) && /\bprocess\.|globalThis\.fetch/.test(text.replace(/\/\/.*|\/?\*.*/g, '')),
  )
  assert.deepEqual(
    readers.map(({ path }) => path),
    [],
  )
})
