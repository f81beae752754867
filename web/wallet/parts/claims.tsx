import { isObject } from '#fields/json-object.ts'
import { personal } from '../cards/personal.ts'
import type { Card } from '../vault/kept.ts'
import { useSpeech } from '../words/speech.tsx'
import { Facts } from './facts.tsx'

type Path = readonly (string | number)[]

/** The display of a card in a language: that of the language, else the first. */
export const displayIn = ({ display }: Pick<Card, 'display'>, language: string) =>
  display.find(({ locale }) => locale?.split('-')[0] === language) ?? display[0] ?? { name: '' }

/** The label of a claim: what the issuer calls it in the language, else its path. */
function labelOf({ labels }: Pick<Card, 'labels'>, path: Path, language: string): string {
  const fits = labels.find((one) => one.path.length === path.length && one.path.every((step, at) => step === path[at] || (step === null && at > 0)))
  const named = fits?.display.find(({ locale }) => locale?.split('-')[0] === language) ?? fits?.display[0]
  return named?.name ?? path.map((step) => (typeof step === 'number' ? step + 1 : step.replaceAll('_', ' '))).join(' · ')
}

/** The single values of claims, with their paths. */
function leaves(value: unknown, path: Path): readonly (readonly [Path, unknown])[] {
  if (Array.isArray(value) && value.some((one) => typeof one === 'object')) return value.flatMap((one, at) => leaves(one, [...path, at]))
  if (isObject(value)) return Object.entries(value).flatMap(([name, one]) => leaves(one, [...path, name]))
  return [[path, value]]
}

interface ClaimsProps {
  readonly card: Card
  readonly claims: Readonly<Record<string, unknown>>
  /** The members that are shown even where only the format needs them. */
  readonly asked?: readonly unknown[]
  readonly label: string
}
/** The claims of a credential as people read them, by the names that its issuer gives them. */
export const Claims = ({ card, claims, asked, label }: ClaimsProps) => {
  const { language, words } = useSpeech()
  const said = (value: unknown) => (typeof value === 'boolean' ? (value ? words.yes : words.no) : Array.isArray(value) ? value.join(', ') : String(value))
  const facts = leaves(personal(claims, asked), []).map(([path, value]) => [labelOf(card, path, language), said(value)] as const)
  return <Facts facts={facts} label={label} />
}
