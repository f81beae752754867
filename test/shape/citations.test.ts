import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Source, sources } from './sources.ts'

interface Spec {
  readonly cite: string
  readonly title: string
  readonly version: string
  readonly url: string
}
const [list] = sources('docs/specs.json')
const specs: readonly Spec[] = JSON.parse(list?.text ?? '[]')
const known = new Set(specs.map(({ cite }) => cite))

/** Every citation, with comments taken out of their lines so that a citation may stand across two. */
const cited = sources('src/**/*.ts', 'web/**/*.ts', 'web/**/*.tsx', 'test/**/*.ts')
  .filter(({ path }) => !path.startsWith('test/shape/'))
  .map(({ path, text }): Source => ({ path, text: text.replace(/\n\s*(\*|\/\/) /g, ' ') }))
const section = /^(?:[A-Z]|\d+)(?:\.\d+)*(?![\w])/

/** The citations of a file that do not name a known document and a section of it: `RFC 7636 §4.6`. */
function faults({ path, text }: Source): string[] {
  return [...text.matchAll(/§(?!\()/g)].flatMap(({ index }) => {
    const [before, after] = [text.slice(Math.max(0, index - 60), index), text.slice(index + 1, index + 20)]
    // A second section of the same document may follow: `§3.1 and §3.2`, `§3.1, §3.2`.
    const name = before.replace(/§[\w.]+(?:, | and | or |–)$/, '')
    const good = section.test(after) && [...known].some((cite) => name.endsWith(`${cite} `))
    return good ? [] : [`${path}: …${before.slice(-30)}§${after.slice(0, 10)}…`]
  })
}

test('every citation names a document of docs/specs.json and one of its sections', () => {
  assert.deepEqual(cited.flatMap(faults), [])
})

test('every RFC that is mentioned is listed with its title and where to read it', () => {
  const missing = cited.flatMap(({ path, text }) =>
    [...text.matchAll(/\bRFC ?(\d{3,5})/g)].filter(([, number]) => !known.has(`RFC ${number}`)).map(([cite]) => `${path}: ${cite}`),
  )
  assert.deepEqual(missing, [])
})

test('the list names each document once, with its version', () => {
  assert.equal(known.size, specs.length)
  for (const { cite, title, version, url } of specs) assert(cite && title && version && URL.canParse(url), cite)
})
