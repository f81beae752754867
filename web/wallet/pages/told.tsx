import { Checkbox, Stack, Text, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { CredentialCard } from '../../parts/credential-card.tsx'
import { isMdoc } from '../cards/content.ts'
import { Claims, claimFacts, displayIn } from '../parts/claims.tsx'
import { type Showing, toldBy } from '../present/answer.ts'
import type { Match } from '../present/choice.ts'
import { useSpeech } from '../words/speech.tsx'

type Claimed = Readonly<Record<string, unknown>>

/** The claims of one match as they were read, and the elements of an mdoc that the person decided about; by query. */
export type Read = Readonly<Record<string, { readonly match: Match; readonly claims: Claimed; readonly agreed: Readonly<Record<string, boolean>> }>>

const idOf = (path: readonly (string | number)[]): string => JSON.stringify(path.slice(0, 2))

/** The elements of an mdoc that would be shown. One that the verifier keeps (OID4VP 1.0 §B.2.4) is agreed to only where the person says so. */
const elementsOf = (claims: Claimed, retained: ReadonlySet<string>) =>
  Object.entries(claims).flatMap(([space, elements]) =>
    Object.keys(elements as Claimed).map((name) => ({ path: [space, name], id: idOf([space, name]), isKept: retained.has(idOf([space, name])) })),
  )

/** The elements that a verifier says it keeps. */
const retainedBy = ({ asked }: Showing): ReadonlySet<string> =>
  new Set((asked.claims ?? []).flatMap(({ path, intent_to_retain }) => (intent_to_retain === true ? [JSON.stringify(path)] : [])))

/** True once the person sees what a showing tells, and agreed to each element of it. */
export function isAgreedTo(read: Read, showing: Showing): boolean {
  const found = read[showing.query]
  if (found?.match !== showing.match) return false
  if (!isMdoc(showing.match.card.format)) return true
  return elementsOf(found.claims, retainedBy(showing)).every(({ id, isKept }) => found.agreed[id] ?? !isKept)
}

interface ElementsProps {
  readonly showing: Showing
  readonly claims: Claimed
  readonly agreed: Readonly<Record<string, boolean>>
  readonly agree: (id: string, value: boolean) => void
}
/** The elements of an mdoc, each of which the person agrees to or holds back. */
const Elements = ({ showing, claims, agreed, agree }: ElementsProps) => {
  const { language, words } = useSpeech()
  const { card } = showing.match
  const elements = elementsOf(claims, retainedBy(showing))
  const facts = new Map(claimFacts({ card, claims, language, words }).map(({ path, name, said }) => [idOf(path), `${name}: ${said}`]))
  return (
    <Stack gap="xs" role="group" aria-label={words.told}>
      {elements.map(({ id, path, isKept }) => (
        <Checkbox
          key={id}
          label={facts.get(id) ?? path.join(' · ')}
          description={isKept ? words.theyKeep : undefined}
          checked={agreed[id] ?? !isKept}
          onChange={({ currentTarget }) => agree(id, currentTarget.checked)}
        />
      ))}
      {elements.some(({ id, isKept }) => !(agreed[id] ?? !isKept)) && <Text size="sm">{words.heldBack}</Text>}
    </Stack>
  )
}

/** Reads what showings tell, and remembers what the person agreed to. */
export function useRead() {
  const [read, setRead] = useState<Read>({})
  const agree = (query: string) => (id: string, value: boolean) =>
    setRead((before) => {
      const found = before[query]
      return found ? { ...before, [query]: { ...found, agreed: { ...found.agreed, [id]: value } } } : before
    })
  const found = (query: string, match: Match, claims: Claimed) => setRead((before) => ({ ...before, [query]: { match, claims, agreed: {} } }))
  return { read, agree, found }
}

interface ToldProps extends Pick<ReturnType<typeof useRead>, 'read' | 'agree'> {
  readonly showing: Showing
  readonly found: ReturnType<typeof useRead>['found']
}
/** The claims that would be told, read from the very thing that would be sent. */
export const Told = ({ showing, read, agree, found }: ToldProps) => {
  const { query, match } = showing
  const { language, words } = useSpeech()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the setter is a new function each time and does the same
  useEffect(() => {
    // The claims of an earlier choice may be read later than those of this one.
    let isCurrent = true
    void toldBy(match).then((claims) => isCurrent && found(query, match, claims))
    return () => {
      isCurrent = false
    }
  }, [query, match])
  const shown = read[query]?.match === match ? read[query] : undefined
  return (
    <Stack gap="sm">
      <CredentialCard display={displayIn(match.card, language)} unnamed={words.unnamed} />
      <Title order={3}>{words.told}</Title>
      {shown && isMdoc(match.card.format) && <Elements showing={showing} claims={shown.claims} agreed={shown.agreed} agree={agree(query)} />}
      {shown && !isMdoc(match.card.format) && (
        <Claims card={match.card} claims={shown.claims} asked={match.claims.map(({ place }) => place[0])} label={words.told} />
      )}
    </Stack>
  )
}
