import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importsOf, type Source, sources } from './sources.ts'
import { targetOf } from './syntax.ts'

/** The floors of the browser side, from the ground up; a file imports from its own room or from a lower floor. */
const FLOORS = [['auth', 'theme', 'locales'], ['i18n'], ['api'], ['parts'], ['list'], ['form'], ['frame', 'pages', 'wallet']]
/** Files that stand in no room, above them all. */
const ROOF = ['app.tsx', 'main.ts', 'router.tsx', 'routes.ts', 'vite.config.ts']

const files = sources('web/**/*.ts', 'web/**/*.tsx')
/** The room of a file, or its own name where it stands in none. */
const roomOf = (path: string): string => path.split('/')[1] ?? ''
const floorOf = (path: string): number => {
  const room = roomOf(path)
  return ROOF.includes(room) ? FLOORS.length : FLOORS.findIndex((floor) => floor.includes(room))
}

/** The files of web that a file imports, types too. */
const targets = (source: Source): string[] =>
  importsOf(source).flatMap((imported) => {
    const target = targetOf(source, imported)
    return target?.startsWith('web/') ? [target] : []
  })
const isAllowed = (from: string, to: string): boolean => roomOf(from) === roomOf(to) || floorOf(to) < floorOf(from)

test('every file of web stands in a room with a floor, or on the roof', () => {
  assert.deepEqual(
    files.filter(({ path }) => floorOf(path) < 0).map(({ path }) => path),
    [],
  )
})

test('a file of web imports from its own room or a lower floor, never up, never sideways', () => {
  const faults = files.flatMap((source) =>
    targets(source)
      .filter((target) => floorOf(source.path) < FLOORS.length && !isAllowed(source.path, target))
      .map((target) => `${source.path} imports ${target}, which is above or beside it`),
  )
  assert.deepEqual(faults, [])
})
