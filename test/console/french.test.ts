import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventNames } from '#events/catalogue.ts'
import { form } from '#fields/form.ts'
import type { AnyResource } from '#fields/resource.ts'
import { resources } from '#model/all.ts'
import { clientPosture } from '#model/client-posture.ts'
import { configurationPosture, statusListPosture, verifierPosture } from '#model/desk/posture.ts'
import { profiles } from '#model/profiles/all.ts'
import { settings } from '#model/settings.ts'
import { systemScopes } from '#model/system-scopes.ts'
import { programs } from '#model/works-with/all.ts'
import { fieldErrors } from '../../src/api/write/field-errors.ts'
import { sections } from '../../web/api/sections.ts'
import { en } from '../../web/locales/en.ts'
import { fields } from '../../web/locales/fr/fields.ts'
import { messages } from '../../web/locales/fr/messages.ts'
import { resourceTexts } from '../../web/locales/fr/resources.ts'
import { translator } from '../../web/locales/translator.ts'
import { sources } from '../shape/sources.ts'
import { saidOfMistakes } from '../support/mistakes.ts'
import { inConsole, makeClient, signIn, visit, webClient } from './visit.ts'

/** Resources that no page of the console shows. */
const unseen = new Set([
  'authorization_code',
  'client_logo',
  'provider_picture',
  'waiting_request',
  'redirect_uri_use',
  'decoupled_request',
  'deferred_credential',
  'status_list',
  'vault_use',
  'refresh_token',
  'seen_once',
  'guess',
  'user_import_part',
  'user_import_fault',
  'factor',
  'recovery_code',
  'unfinished_sign_in',
  'mail_challenge',
  'trusted_device',
  'idempotency',
  'federated_sign_in',
  'outbound_request',
  'outbound_share',
  'registered_client',
  'outbox',
  'event_counter',
])
const shown: readonly AnyResource[] = [...resources.filter(({ name }) => !unseen.has(name)), settings]
const french = translator(messages)
const unsaid = (said: readonly string[]) => [...new Set(said)].filter((message) => french(message) === message)

test('every declared field has a label and a line of help in French', () => {
  for (const r of shown) {
    const declared = form(r, 'admin').map(({ name }) => name)
    const known = fields[r.name] ?? {}
    assert.deepEqual(
      declared.filter((name) => !known[name]?.[0] || !known[name]?.[1]),
      [],
      `${r.name}: these fields have no French; say them in web/locales/fr/fields/`,
    )
    assert.deepEqual(
      Object.keys(known).filter((name) => !declared.includes(name)),
      [],
      `${r.name}: these are declared no more`,
    )
  }
})

test('every list of the console has a title and a sentence in French', () => {
  assert.deepEqual(
    sections.map(({ resource }) => resource.name).filter((name) => !resourceTexts[name]),
    [],
    'say these in web/locales/fr/resources.ts',
  )
})

test('every event of the audit log has words', () => {
  const deeds = eventNames.map((name) => name.split('.')[1] ?? '')
  assert.deepEqual(
    [...new Set(deeds)].filter((deed) => !(deed in en.deeds)),
    [],
    'say these in web/locales/en/deeds.ts',
  )
})

test('every section of a form and every value to choose has words', () => {
  const technical = /^[A-Z0-9+-]+$|^Ed25519$|^EdDSA$/
  const logLevels = 'log.level'
  for (const r of shown)
    for (const { name, section, choices } of form(r, 'admin')) {
      assert(section in en.headings, `the section ${section} has no heading in web/locales`)
      if (name === logLevels || !Array.isArray(choices)) continue
      for (const choice of choices)
        assert(technical.test(choice) || choice in en.values || choice in settings.fields, `${r.name}.${name}: ${choice} has no word in web/locales`)
    }
})

test('whatever the declarations say of a wrong value is said in French', () => {
  const said = shown.flatMap(saidOfMistakes)
  assert(said.length > 1000)
  assert.deepEqual(unsaid(said), [])
  assert.deepEqual(unsaid(shown.flatMap(({ rules }) => rules.map(({ message }) => message))), [])
  const stray = { code: 'unrecognized_keys' as const, keys: ['nmae', 'else'], path: [], message: '' }
  assert.deepEqual(unsaid(Object.values(fieldErrors([stray], 'client', ['name'])).flat()), [])
})

/** Texts that are no answer to a person: headers, keys of rows, and sentences with a hole in a hole, which are asked for above. */
const notSaid = [/^(?:text|script-src|public|attachment|received)\b/, /^(?:\w+ )?x[ :?]*x?[ ?:x\\n]*$/, /\$\{/]
const elsewhere = /\/docs\/|\/bundle\/|\/registration\/|\/scim\/|clients\/warnings|schemas/

/** The sentences of a file: what stands in quotes, begins small and has a space. What is filled in is `x`. */
function sentencesOf(text: string): string[] {
  const code = text.split('\n').filter((line) => !/^\s*(?:\*|\/\/|\/\*\*|import\b)|\b(?:doc|summary|spec|description): |\bexcuse\(|\.describe\(/.test(line))
  return code
    .flatMap((line) => [...line.matchAll(/'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)].map(([, plain, filled]) => plain ?? filled ?? ''))
    .map((sentence) => sentence.replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, 'x').replaceAll("\\'", "'"))
    .filter((sentence) => /^[a-z`].* /.test(sentence) && !notSaid.some((pattern) => pattern.test(sentence)))
}

test('whatever the API says when it refuses is said in French', () => {
  const files = [...sources('src/api/**/*.ts'), ...sources('src/{login/password-policy,clients/secrets}.ts'), ...sources('src/model/redirect-uri.ts')]
  const said = files.filter(({ path }) => !elsewhere.test(path)).flatMap(({ text }) => sentencesOf(text))
  assert(said.length > 100)
  assert.deepEqual(unsaid(said), [], 'say these in web/locales/fr/messages/')
})

test('the label of every scope that the server brings along is said in French', () => {
  assert.deepEqual(unsaid(systemScopes.map(({ label }) => label)), [], 'say these in web/locales/fr/messages/scopes.ts')
})

test('the sentence of every posture rule is said in French', () => {
  assert.deepEqual(unsaid(clientPosture.map(({ sentence }) => sentence)), [], 'say these in web/locales/fr/messages/posture.ts')
  const desk = [verifierPosture, configurationPosture, statusListPosture].flatMap((rules) => rules.map(({ sentence }) => sentence))
  assert.deepEqual(unsaid(desk), [], 'say these in web/locales/fr/messages/presentation.ts')
})

test('the sentence of every rule of a profile is said in French', () => {
  assert.deepEqual(unsaid(profiles.flatMap(({ rules }) => rules.map(({ sentence }) => sentence))), [], 'say these in web/locales/fr/messages/profiles.ts')
})

test('what is known of each program is said in French', () => {
  const said = programs.flatMap(({ quirks }) => quirks.flatMap(({ does, change }) => (change === undefined ? [does] : [does, change])))
  assert.deepEqual(unsaid(said), [], 'say these in web/locales/fr/messages/programs.ts')
})

test('the console has no text of its own outside of its languages', () => {
  const said = sources('web/**/*.{ts,tsx}')
    .filter(({ path }) => !/\/locales\/|\/snippets\/|vite\.config|sayings/.test(path))
    .flatMap(({ path, text }) =>
      text
        .replaceAll(/\/\*.*?\*\//gs, '')
        .split('\n')
        .filter((line) => !/^\s*\/\//.test(line))
        .flatMap((line) => [...line.matchAll(/>([^<>{}()=;'`]+)<\/|new [A-Z]\w*\((?:'|`)([^'`]+)|\b(?:aria-label|title|placeholder|label)="([^"]+)"/g)])
        .map(([, ...parts]) => [path, parts.find((part) => part !== undefined)?.replaceAll(/\$\{[^}]*\}/g, 'x') ?? ''] as const),
    )
    .filter(([, words]) => /[a-z]{2,}/.test(words) && french(words) === words && !/^(?:gatehouse|\/|#|xx)/i.test(words))
  assert.deepEqual(said, [])
})

test('a translation keeps the parts in their places', () => {
  assert.equal(french('at keys.0: is not a public key in PEM'), 'en keys.0 : n’est pas une clé publique en PEM')
  assert.equal(french('must be a number, not a text'), 'doit être un nombre, et non un texte')
  assert.equal(french('there is no scope a.b*c'), 'il n’y a pas de portée a.b*c')
  assert.equal(french('something nobody has heard of'), 'something nobody has heard of')
})

test('in French, fields, help, values and what the API says at a field are French', inConsole, async (t) => {
  const v = await visit(t, { locale: 'fr-FR' })
  const { id } = await makeClient(v, webClient)
  await v.api('POST', '/api/scopes', { scope: { name: 'orders:read' } })
  await signIn(v, `/clients/${id}?tab=security`)
  const { page } = v
  await page.locator('#field-redirect_uris').fill('http://evil.example/callback')
  await page
    .locator('[data-field=redirect_uris]')
    .getByText(/l’adresse http:\/\/evil\.example\/callback : doit être en https/)
    .waitFor()
  await page.getByRole('button', { name: 'Abandonner' }).click()
  await v.go('/scopes/new')
  await page.getByLabel('Libellé').waitFor()
  await page.locator('#field-name').fill('orders:read')
  await page.locator('form button[type=submit]').click()
  await page.locator('[data-field=name]').getByText('est déjà pris').waitFor()
  await v.go('/users')
  await page.getByRole('columnheader', { name: 'Nom d’utilisateur' }).waitFor()
  await v.go('/settings')
  await page.getByText('Combien de temps vit un jeton d’accès.').waitFor()
  assert.deepEqual(v.faults, [])
})
