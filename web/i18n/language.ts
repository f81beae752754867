import i18next, { type ParseKeys } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { first } from '../locales/en/first.ts'
import { resourceTitles } from '../locales/en/resources.ts'
import type { en } from '../locales/en.ts'
import { translator } from '../locales/translator.ts'
import { learn } from './wording.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'translation'
    readonly resources: { readonly translation: typeof en }
    readonly returnNull: false
  }
}
/** The name of a text. */
export type Key = ParseKeys

export const languages = { en: 'English', fr: 'Français' } as const
export type Language = keyof typeof languages
const STORED = 'gatehouse-language'
const known = (tag: string | null): tag is Language => tag !== null && tag in languages

/** The language chosen here before, else the browser's, else English. */
const preferred = (): Language => {
  const stored = localStorage.getItem(STORED)
  if (known(stored)) return stored
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(known) ?? 'en'
}

const load = async (language: Language): Promise<void> => {
  if (language !== 'fr' || i18next.hasResourceBundle('fr', 'translation')) return
  const [{ fr }, { fields }, { resourceTexts: texts }, { messages }] = await Promise.all([
    import('../locales/fr.ts'),
    import('../locales/fr/fields.ts'),
    import('../locales/fr/resources.ts'),
    import('../locales/fr/messages.ts'),
  ])
  i18next.addResourceBundle('fr', 'translation', fr)
  learn('fr', {
    field: (resource, name) => {
      const [label, help] = fields[resource]?.[name] ?? []
      return { label, help }
    },
    resource: (name) => texts[name] ?? {},
    message: translator(messages),
  })
}

export async function prepareLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: { en: { translation: first } },
    lng: 'en',
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  learn('en', {
    field: () => ({}),
    resource: (name) => ({ title: resourceTitles[name] }),
    message: (said) => said,
  })
  await speak(preferred())
}

let further: Promise<void> | undefined
/** Loads the texts that the first page does without, once: every other page waits for them. */
export function loadTexts(): Promise<void> {
  further ??= import('../locales/en/later.ts').then(({ later, labels, resourceAbouts }) => {
    i18next.addResourceBundle('en', 'translation', later, true)
    learn('en', {
      field: (resource, name) => ({ label: labels[`${resource}.${name}`] ?? labels[name] }),
      resource: (name) => ({ title: resourceTitles[name], about: resourceAbouts[name] }),
      message: (said) => said,
    })
  })
  further.catch(() => {
    further = undefined
  })
  return further
}

export async function speak(language: Language): Promise<void> {
  await load(language)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORED, language)
  await speak(language)
}
