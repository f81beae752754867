import i18next from 'i18next'
import type { Input } from '#fields/form.ts'
import { labelOf } from '#fields/label.ts'
import type { AnyResource } from '#fields/resource.ts'
import { deviceOf } from '#model/device-name.ts'

/** The words that a language has for declarations and messages; for the rest the words of the declaration serve. */
export interface Vocabulary {
  readonly field: (resource: string, name: string) => { readonly label?: string | undefined; readonly help?: string | undefined }
  readonly resource: (name: string) => { readonly title?: string | undefined; readonly about?: string | undefined }
  readonly message: (said: string) => string
}
const vocabularies = new Map<string, Vocabulary>()
export const learn = (language: string, vocabulary: Vocabulary): void => {
  vocabularies.set(language, vocabulary)
}
const current = () => vocabularies.get(i18next.language)

/** The label and help of an input: those of the reader's language, else those of the declaration. */
export function wording(resource: string, input: Pick<Input, 'name' | 'label' | 'help'>): { readonly label: string; readonly help: string } {
  const own = current()?.field(resource, input.name)
  return { label: own?.label ?? input.label, help: own?.help ?? input.help }
}

/** The title and the sentence of a resource: in the reader's language, else those of its declaration. */
export function resourceWords({ name, administered, doc }: Pick<AnyResource, 'name' | 'doc' | 'administered'>): {
  readonly title: string
  readonly about: string
} {
  const own = current()?.resource(name)
  return { title: own?.title ?? labelOf((administered?.path ?? name).replaceAll('-', '_')), about: own?.about ?? doc }
}

/** A message of the API in the reader's language. */
export const messageWord = (said: string): string => current()?.message(said) ?? said
/** A failure in the reader's language. */
export const failureWord = (failure: unknown): string => messageWord(failure instanceof Error ? failure.message : String(failure))

/** The words people use for a value that a protocol spells. */
export function valueWord(value: string): string {
  const key = `values.${value.replaceAll(/[.:]/g, '_')}`
  return i18next.exists(key) ? String(i18next.t(key as never)) : value
}
/** The words people use for a grant; for one that no language knows yet, its name in plain words. */
export const grantWord = (name: string): string => {
  const known = valueWord(name)
  return known === name ? labelOf(name) : known
}
/** The purpose of a request parameter, if the language has words for it. */
export function inputHelp(name: string): string | undefined {
  const key = `try.${name}_words`
  return i18next.exists(key) ? String(i18next.t(key as never)) : undefined
}
/** The meaning of a choice in a sentence, if it needs one. */
export function valueHelp(value: string): string | undefined {
  const key = `value_help.${value.replaceAll(/[.:]/g, '_')}`
  return i18next.exists(key) ? String(i18next.t(key as never)) : undefined
}

/** A text of this name, if the language has one. */
const textAt = (key: string): string | undefined => (i18next.exists(key) ? String(i18next.t(key as never)) : undefined)

/** The kind of row that an action happens to, in words: `key_pair` → `Keys`. */
export const thingWord = (resource: string): string => textAt(`things.${resource}`) ?? current()?.resource(resource).title ?? labelOf(resource)

/** An action of the audit log in words: `client.secret_expiring` → `Client: a secret expires soon`. */
export function actionWord(action: string): string {
  const [resource = '', deed = ''] = action.split('.')
  const thing = thingWord(resource)
  return textAt(`actions.${resource}_${deed}`) ?? i18next.t('deeds.said', { thing, deed: textAt(`deeds.${deed}`) ?? labelOf(deed) })
}

/** The device that a User-Agent header names: `Chrome on Windows`. */
export function agentWord(agent: string): string {
  const { browser, system } = deviceOf(agent)
  return browser && system ? i18next.t('deeds.from_device', { browser, system }) : (browser ?? system ?? agent)
}

/** A sentence about a part of the form of a client; nothing when the heading says it all. */
export function aboutSection(name: string): string | undefined {
  const key = `client.about.${name}`
  return i18next.exists(key) ? String(i18next.t(key as never)) : undefined
}

/** The heading of a part of a form. */
export function headingWord(name: string): string {
  const key = `headings.${name}`
  return i18next.exists(key) ? String(i18next.t(key as never)) : name
}
