import { Anchor, Text, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { CredentialCard } from '../../parts/credential-card.tsx'
import { type Content, contentOf } from '../cards/content.ts'
import { type Standing, standingOf } from '../cards/standing.ts'
import { Claims, displayIn } from '../parts/claims.tsx'
import { ConfirmedButton } from '../parts/confirmed.tsx'
import { Facts } from '../parts/facts.tsx'
import { useHoldings } from '../parts/holdings.ts'
import { goTo } from '../parts/route.ts'
import { Screen } from '../parts/screen.tsx'
import type { Card } from '../vault/kept.ts'
import type { Words } from '../words/en.ts'
import { useSpeech } from '../words/speech.tsx'
import { ShownList } from './history.tsx'

/** Reads a card, and asks its issuer where it stands. */
function useCard(card: Card): { readonly content: Content | undefined; readonly standing: Standing | undefined } {
  const [content, setContent] = useState<Content>()
  const [standing, setStanding] = useState<Standing>()
  useEffect(() => {
    void contentOf(card).then(setContent)
    void standingOf(card).then(setStanding)
  }, [card])
  return { content, standing }
}

/** The outcome of verifying the issuer's signature, and the owner of the certificate. */
function signatureOf({ verified }: Card, content: Content | undefined, words: Words): string {
  if (!verified) return words.unsigned
  return content?.signer === undefined ? words.signed : words.signedBy(content.signer)
}

/** One card: what it says, who made it, where it stands, and whom it was shown to. */
export const CardPage = ({ card }: { readonly card: Card }) => {
  const { language, words } = useSpeech()
  const { vault, shown, reload } = useHoldings()
  const { content, standing } = useCard(card)
  const day = (at: number) => new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(at)
  const { copies } = card
  const left = copies.filter((one) => !one.shown).length
  const display = displayIn(card, language)
  const facts = [
    [
      words.standing,
      <span key="standing" data-standing={standing}>
        {standing === undefined ? words.checking : words.standings[standing]}
      </span>,
    ],
    [words.issuer, card.issuer_name === undefined ? card.issuer : `${card.issuer_name} (${card.issuer})`],
    [words.signature, signatureOf(card, content, words)],
    [words.received, day(card.received_at)],
    ...(content?.expires_at === undefined ? [] : [[words.expires, day(content.expires_at)] as const]),
    ...(copies.length > 1 ? [[words.copies, words.copiesLeft(left, copies.length)] as const] : []),
  ] as const
  const forget = async () => {
    await vault.remove([card.id, ...copies.flatMap(({ key_id }) => key_id ?? [])])
    await reload()
    goTo('')
  }
  return (
    <Screen title={display.name || words.unnamed}>
      <CredentialCard display={display} unnamed={words.unnamed} />
      <Title order={2}>{words.content}</Title>
      {content && <Claims card={card} claims={content.claims} label={words.content} />}
      <Facts facts={facts} />
      <Title order={2}>{words.history}</Title>
      <ShownList shown={shown.filter(({ cards }) => cards.some(({ card_id }) => card_id === card.id))} />
      <ConfirmedButton label={words.forget} words={words.forgetWords} act={forget} />
      <Text>
        <Anchor href="#">{words.back}</Anchor>
      </Text>
    </Screen>
  )
}
