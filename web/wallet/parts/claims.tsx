import { isObject } from '#fields/json-object.ts'
import { isMdoc } from '../cards/content.ts'
import { personal } from '../cards/personal.ts'
import type { Card } from '../vault/kept.ts'
import type { Words } from '../words/en.ts'
import { type Spoken, useSpeech } from '../words/speech.tsx'
import { Facts } from './facts.tsx'

type Path = readonly (string | number)[]

/** The display of a card in a language: that of the language, else the first. */
export const displayIn = ({ display }: Pick<Card, 'display'>, language: string) =>
  display.find(({ locale }) => locale?.split('-')[0] === language) ?? display[0] ?? { name: '' }

/** The label of a claim: what the issuer calls it in the language, else its path. */
function labelOf({ labels }: Pick<Card, 'labels'>, path: Path, language: string): string | undefined {
  const fits = labels.find((one) => one.path.length === path.length && one.path.every((step, at) => step === path[at] || (step === null && at > 0)))
  const named = fits?.display.find(({ locale }) => locale?.split('-')[0] === language) ?? fits?.display[0]
  return named?.name
}

const pathName = (path: Path): string => path.map((step) => (typeof step === 'number' ? step + 1 : step.replaceAll('_', ' '))).join(' · ')

/** The single values of claims, with their paths. */
function leaves(value: unknown, path: Path): readonly (readonly [Path, unknown])[] {
  if (Array.isArray(value) && value.some((one) => typeof one === 'object')) return value.flatMap((one, at) => leaves(one, [...path, at]))
  if (isObject(value)) return Object.entries(value).flatMap(([name, one]) => leaves(one, [...path, name]))
  return [[path, value]]
}

/** The longest value that is shown whole: that of a picture is not for eyes. */
const LONGEST = 400

/** A value in words. */
function saidOf(value: unknown, words: Words): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no
  const text = Array.isArray(value) ? value.join(', ') : String(value)
  return text.length > LONGEST ? words.long(text.slice(0, 24), text.length) : text
}

interface ClaimsOf {
  readonly card: Card
  readonly claims: Readonly<Record<string, unknown>>
  /** The members that are shown even where only the format needs them. */
  readonly asked?: readonly unknown[] | undefined
}
/** The single values of claims with their paths, by the names that their issuer gives them. */
export function claimFacts({ card, claims, asked, language, words }: ClaimsOf & { readonly language: Spoken; readonly words: Words }) {
  // The namespace of an mdoc says nothing to people, unless two of them have elements.
  const unsaid = isMdoc(card.format) && Object.keys(claims).length === 1 ? 1 : 0
  const nameOf = (path: Path) => labelOf(card, path, language) ?? pathName(path.slice(unsaid))
  return leaves(personal(claims, asked), []).map(([path, value]) => ({ path, name: nameOf(path), said: saidOf(value, words) }))
}

/** The claims of a credential as people read them. */
export const Claims = ({ label, ...of }: ClaimsOf & { readonly label: string }) => {
  const { language, words } = useSpeech()
  return <Facts facts={claimFacts({ ...of, language, words }).map(({ name, said }) => [name, said] as const)} label={label} />
}
