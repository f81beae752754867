import { Button, Group, Radio, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { displayIn } from '../parts/claims.tsx'
import { Facts } from '../parts/facts.tsx'
import { useHoldings } from '../parts/holdings.ts'
import { Screen, Trouble } from '../parts/screen.tsx'
import { useTask } from '../parts/use-task.ts'
import { AnswerRefused, decline, type Showing, show } from '../present/answer.ts'
import { type Answerable, type Answerables, findAnswers, type Part } from '../present/choice.ts'
import type { AskedFor } from '../present/request.ts'
import type { KeptKey } from '../vault/kept.ts'
import { useSpeech } from '../words/speech.tsx'
import { IdentityChoice } from './identity-choice.tsx'
import { isAgreedTo, Told, useRead } from './told.tsx'

/** The choices of the person: for each part the index of an option, or -1 for none; for each query the index of a match. */
interface Chosen {
  readonly parts: readonly number[]
  readonly matches: Readonly<Record<string, number>>
}

const chosenQueries = ({ parts }: Answerables, chosen: Chosen): readonly string[] => [
  ...new Set(parts.flatMap(({ options }, at) => options[chosen.parts[at] ?? 0] ?? [])),
]

function showingsOf(answers: Answerables, chosen: Chosen): readonly Showing[] {
  return chosenQueries(answers, chosen).flatMap((id) => {
    const found = answers.queries.find(({ query }) => query.id === id)
    const match = found?.matches[chosen.matches[id] ?? 0]
    return found && match ? [{ query: id, asked: found.query, bound: found.query.require_cryptographic_holder_binding !== false, match }] : []
  })
}

/** The choice among several cards, or several sets of claims, that answer one query. */
const MatchChoice = ({
  answerable: { matches },
  at,
  choose,
}: {
  readonly answerable: Answerable
  readonly at: number
  readonly choose: (at: number) => void
}) => {
  const { language, words } = useSpeech()
  if (matches.length < 2) return null
  const name = ({ card, claims }: Answerable['matches'][number]) =>
    `${displayIn(card, language).name || words.unnamed}: ${claims.map(({ value }) => (typeof value === 'object' ? '…' : String(value))).join(', ')}`
  return (
    <Radio.Group label={words.which} value={String(at)} onChange={(value) => choose(Number(value))}>
      <Stack gap="xs" mt="xs">
        {matches.map((match, index) => (
          <Radio key={`${match.card.id} ${match.claims.map(({ place }) => place.join()).join(' ')}`} value={String(index)} label={name(match)} />
        ))}
      </Stack>
    </Radio.Group>
  )
}

/** The choice among the options of a part, and to leave it out where it is not required. */
const PartChoice = ({ part: { options, required }, at, choose }: { readonly part: Part; readonly at: number; readonly choose: (at: number) => void }) => {
  const { words } = useSpeech()
  if (options.length + (required ? 0 : 1) < 2) return null
  return (
    <Radio.Group label={required ? words.oneOf : words.optional} value={String(at)} onChange={(value) => choose(Number(value))}>
      <Stack gap="xs" mt="xs">
        {options.map((names, index) => (
          <Radio key={names.join()} value={String(index)} label={names.join(' + ')} />
        ))}
        {!required && <Radio value="-1" label={words.nothing} />}
      </Stack>
    </Radio.Group>
  )
}

interface ConsentProps {
  readonly asked: AskedFor
  readonly answers: Answerables
  readonly done: (notice?: string) => void
}
/** The choice and the consent: nothing is sent before the person says so. */
const Consent = ({ asked, answers, done }: ConsentProps) => {
  const { language, words } = useSpeech()
  const { vault, reload } = useHoldings()
  const [chosen, setChosen] = useState<Chosen>({ parts: answers.parts.map(({ required }) => (required ? 0 : -1)), matches: {} })
  const { busy, failure, run } = useTask()
  const { read, ...reading } = useRead()
  const showings = showingsOf(answers, chosen)
  const [identity, setIdentity] = useState<KeptKey>()
  // A card that is shown signs in by its own key.
  const signsIn = asked.idToken && !showings.some(({ bound }) => bound)
  // Nobody agrees to what they do not see yet.
  const isAgreed = showings.every((showing) => isAgreedTo(read, showing)) && (signsIn ? identity !== undefined : showings.length > 0)
  const go = (onwards: string | undefined, notice: string) => (onwards === undefined ? done(notice) : location.assign(onwards))
  const share = () =>
    run(async () => {
      const onwards = await show(vault, asked, { showings, identity }, (card) => displayIn(card, language).name || words.unnamed)
      await reload()
      go(onwards, words.shared)
    })
  return (
    <Stack gap="lg">
      {answers.parts.map((part, at) => (
        <PartChoice
          key={part.options.join('|')}
          part={part}
          at={chosen.parts[at] ?? 0}
          choose={(option) => setChosen({ ...chosen, parts: chosen.parts.with(at, option) })}
        />
      ))}
      {showings.map((showing) => (
        <Stack key={showing.query} gap="sm" component="section" aria-label={displayIn(showing.match.card, language).name}>
          {answers.queries
            .filter(({ query }) => query.id === showing.query)
            .map((answerable) => (
              <MatchChoice
                key={showing.query}
                answerable={answerable}
                at={chosen.matches[showing.query] ?? 0}
                choose={(match) => setChosen({ ...chosen, matches: { ...chosen.matches, [showing.query]: match } })}
              />
            ))}
          <Told showing={showing} read={read} {...reading} />
        </Stack>
      ))}
      {signsIn && <IdentityChoice asked={asked} chosen={identity} choose={setIdentity} />}
      {failure !== undefined && <Trouble words={words.answerRefused(failure instanceof AnswerRefused ? failure.message : asked.host)} />}
      <Group>
        <Button loading={busy} disabled={!isAgreed} onClick={() => void share()}>
          {showings.length === 0 ? words.signIn : words.share}
        </Button>
        <Button variant="default" onClick={() => void run(async () => go(await decline(asked), words.declined))}>
          {words.refuse}
        </Button>
      </Group>
    </Stack>
  )
}

/** A request for credentials, or to sign in: who asks, how that is known, and where the answer goes; then the consent. */
export const RequestPage = ({ asked, done }: Omit<ConsentProps, 'answers'>) => {
  const { words } = useSpeech()
  const { vault } = useHoldings()
  const [answers, setAnswers] = useState<Answerables>()
  const isForCards = asked.dcql.credentials.length > 0
  // Once: the cards change when they are marked as shown, and the choice must not.
  useEffect(() => {
    void vault
      .all('card')
      .then((cards) => findAnswers(asked.dcql, cards))
      .then(setAnswers)
  }, [vault, asked])
  return (
    <Screen title={isForCards ? words.askTitle : words.signInTitle}>
      <Text>{isForCards ? words.asks(asked.name ?? asked.host) : words.asksWho(asked.name ?? asked.host)}</Text>
      <Facts
        facts={[
          [words.answerTo, asked.host],
          [words.knownBy, asked.client_id],
        ]}
      />
      <Text size="sm" c="dimmed">
        {asked.signed ? words.signedRequest : words.unsignedRequest}
      </Text>
      {answers && answers.missing.length === 0 && <Consent asked={asked} answers={answers} done={done} />}
      {answers && answers.missing.length > 0 && (
        <>
          <Trouble words={words.missing} />
          <Button variant="default" onClick={() => void decline(asked).then(() => done())}>
            {words.refuse}
          </Button>
        </>
      )}
    </Screen>
  )
}
