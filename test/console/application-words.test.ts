import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { test } from 'node:test'
import { form } from '#fields/form.ts'
import { client } from '#model/client.ts'
import { en } from '../../web/locales/en.ts'
import { fields } from '../../web/locales/fr/fields.ts'
import { fr } from '../../web/locales/fr.ts'

const web = join(import.meta.dirname, '../../web')
/** The pages of developers and of the people who use applications; those of reviewers are for administrators. */
const pages = ['applications', 'application', 'new-application', 'scopes', 'my-apps'].map((name) => join(web, `pages/developers/${name}.tsx`))

/** A file and all those of the pages that it shows. */
function shownBy(file: string, seen: Set<string>): Set<string> {
  if (seen.has(file) || !existsSync(file)) return seen
  seen.add(file)
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import\() ?'(\.[^']+\.tsx?)'/g)) {
    const other = resolve(dirname(file), path)
    if (/web\/(?:pages|list|parts|form)\//.test(other)) shownBy(other, seen)
  }
  return seen
}
const sources = [...pages.reduce((seen, page) => shownBy(page, seen), new Set<string>())].map((file) => readFileSync(file, 'utf8'))
/** The keys of texts in these files; of a key that is put together, what stands before. */
const keys = new Set(sources.flatMap((source) => [...source.matchAll(/['"`]([a-z_]+(?:\.[a-z0-9_]+)+)(\.?\$\{|['"`])/g)].map(([, key = '']) => key)))

/** All texts under a key: one, its plurals, or a group. */
function textsAt(texts: object, key: string): readonly (readonly [string, string])[] {
  const path = key.split('.')
  const last = path.pop() ?? ''
  const group = path.reduce<unknown>((at, name) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined), texts)
  if (typeof group !== 'object' || group === null) return []
  const those = Object.entries(group).filter(([name]) => name === last || name.startsWith(`${last}_one`) || name.startsWith(`${last}_other`))
  return those.flatMap(([name, value]) => flat(value, [...path, name].join('.')))
}
const flat = (value: unknown, at: string): readonly (readonly [string, string])[] =>
  typeof value === 'string' ? [[at, value]] : Object.entries(value as object).flatMap(([name, inner]) => flat(inner, `${at}.${name}`))

/** Said to administrators alone, by parts that both use. */
const ofAdministrators = new Set(['home.counts.clients', 'client.client', 'wizard.make', 'wizard.go_on'])
/** Names of the protocol keep the word: they are looked up in its documents. */
const named =
  /`[^`]*`|\{\{\w+\}\}|client_id|client id\b|identifiant (?:du )?client|(?:secret|assertion) (?:du|de) client|client (?:assertion|authentication|credentials|secret)s?|MCP client|client MCP/gi
const saysClient = (text: string) => /\bclients?\b/i.test(text.replace(named, ''))

test('the texts of the developer portal call an application so, in English and in French', () => {
  for (const texts of [en, fr]) {
    const said = [...keys].flatMap((key) => textsAt(texts, key))
    assert(said.length > 150, 'the texts of the portal are not found')
    assert.deepEqual(
      said.filter(([at, text]) => !ofAdministrators.has(at) && saysClient(text)).map(([at, text]) => `${at}: ${text}`),
      [],
    )
  }
})

test('the help of the fields that developers edit calls an application so, in English and in French', () => {
  const editable = form(client, 'portal').filter((input) => input.editable !== 'never')
  const help = editable.flatMap(({ name }) => [client.fields[name as keyof typeof client.fields].doc, ...(fields['client']?.[name] ?? [])])
  assert.deepEqual(help.filter(saysClient), [])
})
