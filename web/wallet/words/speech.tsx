import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import { en, type Words } from './en.ts'
import { fr } from './fr.ts'

const languages = { en, fr } as const satisfies Record<string, Words>
export type Spoken = keyof typeof languages
export const spokenLanguages = Object.keys(languages) as Spoken[]
export const nameOfLanguage = (language: Spoken): string => languages[language].language

/** The choice is that of the console too. */
const STORED = 'gatehouse-language'
const known = (tag: string | null): tag is Spoken => tag !== null && Object.hasOwn(languages, tag)
const preferred = (): Spoken => {
  const stored = localStorage.getItem(STORED)
  return known(stored) ? stored : (navigator.languages.map((tag) => tag.slice(0, 2)).find(known) ?? 'en')
}

interface Speech {
  readonly language: Spoken
  readonly words: Words
  readonly speak: (language: Spoken) => void
}
const SpeechContext = createContext<Speech>({ language: 'en', words: en, speak: () => undefined })
export const useSpeech = (): Speech => use(SpeechContext)

/** Gives the words of the reader's language to everything inside. */
export const Spoken = ({ children }: { readonly children: ReactNode }) => {
  const [language, setLanguage] = useState(preferred)
  const words = languages[language]
  useEffect(() => {
    document.documentElement.lang = language
    document.title = words.title
  }, [language, words])
  const speak = (chosen: Spoken) => {
    localStorage.setItem(STORED, chosen)
    setLanguage(chosen)
  }
  return <SpeechContext value={{ language, words, speak }}>{children}</SpeechContext>
}
