import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import { CredentialCard } from '../../parts/credential-card.tsx'
import { makeableKinds } from '../keys/holder-key.ts'
import { displayIn } from '../parts/claims.tsx'
import { useHoldings } from '../parts/holdings.ts'
import { Screen, Trouble } from '../parts/screen.tsx'
import { useTask } from '../parts/use-task.ts'
import { leaveFor } from '../receive/errand.ts'
import { Conversation, type Offering, reasonIn } from '../receive/issuer.ts'
import { isPreAuthorized, issuerName, type OfferedCard, offeredCards, txCodeOf } from '../receive/offered.ts'
import { type KeyChoice, takeCards } from '../receive/take.ts'
import type { KeyName } from '../vault/kept.ts'
import type { KeyAlgorithmName } from '../vault/seal.ts'
import type { Words } from '../words/en.ts'
import { WalletFault } from '../words/fault.ts'
import { useSpeech } from '../words/speech.tsx'

/** The reason why a card was not taken, in words. */
export function takingFault(failure: unknown, words: Words): string {
  if (failure instanceof WalletFault) return words.faults[failure.fault]
  return words.refusedBecause(reasonIn(failure))
}

interface KeyChoiceProps {
  readonly cards: readonly OfferedCard[]
  readonly choice: KeyChoice
  readonly choose: (choice: KeyChoice) => void
}
/** The choice of the key that the cards are bound to. Only where there is one. */
const KeyInputs = ({ cards, choice, choose }: KeyChoiceProps) => {
  const { words } = useSpeech()
  const [makeable, setMakeable] = useState<readonly KeyAlgorithmName[]>([])
  useEffect(() => void makeableKinds().then(setMakeable), [])
  const kinds = makeable.filter((kind) => cards.every((card) => !card.bound || card.kinds.includes(kind)))
  const names = (cards[0]?.names ?? []).filter((name) => cards.every((card) => card.names.includes(name)))
  if (!cards.some(({ bound }) => bound) || kinds.length + names.length <= 2) return null
  const named = names.map((value) => ({ value, label: words.keyNames[value] }))
  return (
    <details>
      <summary>{words.keys}</summary>
      <Stack gap="sm" mt="sm">
        <Select
          label={words.keyKind}
          data={kinds}
          value={choice.kind}
          allowDeselect={false}
          onChange={(kind) => choose({ ...choice, kind: kind as KeyAlgorithmName })}
        />
        <Select
          label={words.keyName}
          data={named}
          value={choice.name}
          allowDeselect={false}
          onChange={(name) => choose({ ...choice, name: name as KeyName })}
        />
      </Stack>
    </details>
  )
}

/** The key that a card is bound to unless the person chooses: the key itself, or a DID where the card has to name its holder. */
const usual = (cards: readonly OfferedCard[]): KeyChoice => ({ kind: 'P-256', name: cards.find(({ bound }) => bound)?.names[0] ?? 'jwk' })

interface OfferProps {
  readonly offering: Offering
  readonly taken: () => void
  readonly leave: () => void
}
/** An offer: who offers which cards. The person takes them, with the code where one is asked for, or declines. */
export const OfferPage = ({ offering, taken, leave }: OfferProps) => {
  const { language, words } = useSpeech()
  const { vault, reload } = useHoldings()
  const cards = offeredCards(offering)
  const known = cards.filter((card) => card.known)
  const [choice, choose] = useState(() => usual(known))
  const [txCode, setTxCode] = useState('')
  const { busy, failure, run } = useTask()
  const [code, isCode] = [txCodeOf(offering), !isPreAuthorized(offering)]
  const take = (event: FormEvent) => {
    event.preventDefault()
    void run(async () => {
      if (isCode) return location.assign(await leaveFor(vault, offering, choice))
      const conversation = new Conversation(offering)
      await conversation.redeemOffer(code === undefined ? undefined : txCode.trim())
      await takeCards({ vault, offering, conversation, choice, language })
      await reload()
      taken()
    })
  }
  return (
    <Screen title={words.offerTitle}>
      <Text>{words.offerFrom(issuerName(offering, language) ?? '')}</Text>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {offering.offer.credential_issuer}
      </Text>
      {cards.map((card) => (
        <div key={card.id}>
          <CredentialCard display={displayIn(card, language)} unnamed={card.id} />
          {!card.known && <Text mt="xs">{words.unknownFormat}</Text>}
        </div>
      ))}
      <form onSubmit={take}>
        <Stack gap="md">
          {code && !isCode && (
            <TextInput
              label={words.txCode}
              description={code.description ?? words.txCodeWords}
              value={txCode}
              onChange={(event) => setTxCode(event.currentTarget.value)}
              inputMode={code.input_mode === 'text' ? 'text' : 'numeric'}
              autoComplete="one-time-code"
              required
            />
          )}
          <KeyInputs cards={known} choice={choice} choose={choose} />
          {failure !== undefined && <Trouble words={takingFault(failure, words)} />}
          <Group>
            <Button type="submit" loading={busy} disabled={known.length === 0}>
              {isCode ? words.goOn : known.length > 1 ? words.takeAll(known.length) : words.take}
            </Button>
            <Button variant="default" onClick={leave}>
              {words.refuse}
            </Button>
          </Group>
        </Stack>
      </form>
    </Screen>
  )
}
