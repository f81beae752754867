import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Visitor } from 'oxc-parser'
import { type Source, sources } from './sources.ts'
import { parse } from './syntax.ts'

/** A sentence that begins like this hides its subject: "Whether a key may sign" is "True when a key may sign". */
const riddle = /^(Whether|What|Whatever|Whoever|Whichever|Who|Whom|Whose|That which)\b/

/** The first words of each comment of a file; line comments that follow one another are one. */
function commentsOf(source: Source): string[] {
  const all = parse(source).comments.map(({ value, start, end }) => ({ text: value.replace(/^[\s*]+/, ''), start, end }))
  return all.filter(({ start }, i) => !/^\n[ \t]*$/.test(source.text.slice(all[i - 1]?.end ?? start, start))).map(({ text }) => text)
}

/** The texts that documents show of a declaration, an operation or a schema. */
function documentedOf(source: Source): string[] {
  const found: string[] = []
  new Visitor({
    Property: ({ key, value }) => {
      const isText = key.type === 'Identifier' && ['doc', 'summary', 'description'].includes(key.name) && value.type === 'Literal'
      if (isText && typeof value.value === 'string') found.push(value.value)
    },
  }).visit(parse(source).program)
  return found
}

const riddlesOf = (source: Source): string[] =>
  [...commentsOf(source), ...documentedOf(source)].filter((text) => riddle.test(text)).map((text) => `${source.path}: ${text.split('\n')[0]?.slice(0, 80)}`)

test('comments and documented texts name their subject first: none begins with Whether, What or Who', () => {
  const found = sources('{src,web,packages,scripts,bench,test,examples}/**/*.{ts,tsx,mjs}').flatMap(riddlesOf)
  assert.deepEqual(found, [], 'say it subject first: the concrete noun, then what it does')
})

/** A sentence of a page that begins like a question and is none. */
const question = /\b(?:Whether|What|Whatever|Whoever|Whichever|Who|Whom|Whose)\b[^.?!:|\n]*(?:\n[^.?!:|\n]+)*(.|\n|$)/g

const pagesOf = ({ path, text }: Source): string[] =>
  [...text.replaceAll(/^```[\s\S]*?^```|`[^`\n]*`/gm, '').matchAll(question)].filter(([, end]) => end !== '?').map(([found]) => `${path}: ${found}`)

test('guides and other pages name their subject first as well', () => {
  const pages = sources('*.md', 'docs/*.md', 'docs/guides/*.md', '{packages,examples}/*/*.md')
  assert.ok(pages.length > 40)
  assert.deepEqual(pages.flatMap(pagesOf), [])
})

test('a comment that begins with Whether is found, a docstring and a field’s text alike', () => {
  const text = "/** Whether it runs. */\nexport const a = { doc: 'What it is.' }\n// The reason.\n// Who cares is the second line.\nexport const b = 1\n"
  assert.equal(riddlesOf({ path: 'src/a.ts', text }).length, 2)
})

test('a sentence of a page that begins with What is found, and a question is not', () => {
  const text = '# What is a client?\n\nA client. What it gets\nis a token. Who asks?\n\n```sh\n# What a command says.\n```\n'
  assert.deepEqual(pagesOf({ path: 'a.md', text }), ['a.md: What it gets\nis a token.'])
})
