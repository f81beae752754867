import { Anchor, Loader, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useHoldings } from '../parts/holdings.ts'
import { Screen, Trouble } from '../parts/screen.tsx'
import { type AskedFor, readRequest } from '../present/request.ts'
import { comeBack } from '../receive/errand.ts'
import { type Offering, readOffering } from '../receive/issuer.ts'
import type { WalletLink } from '../receive/link.ts'
import { takeCards } from '../receive/take.ts'
import { type Spoken, useSpeech } from '../words/speech.tsx'
import { OfferPage, takingFault } from './offer.tsx'
import { RequestPage } from './request.tsx'

type Arrived = { readonly offering: Offering } | { readonly asked: AskedFor } | { readonly taken: true } | { readonly failure: unknown }

interface ArrivalProps {
  readonly link: WalletLink
  /** Goes back to the cards, with words about what was done. */
  readonly done: (notice?: string) => void
}

/** Reads a link, once: what it leads to must not be fetched twice. */
function useArrival(link: WalletLink, language: Spoken): Arrived | undefined {
  const { vault, reload } = useHoldings()
  const [arrived, setArrived] = useState<Arrived>()
  const begun = useRef<WalletLink>(undefined)
  useEffect(() => {
    if (begun.current === link) return
    begun.current = link
    const read = async (): Promise<Arrived> => {
      if (link.kind === 'request') return { asked: await readRequest(link.params) }
      if (link.kind === 'offer') return { offering: await readOffering(link.params) }
      await takeCards({ vault, language, ...(await comeBack(vault, link.params)) })
      await reload()
      return { taken: true }
    }
    void read()
      .catch((failure: unknown) => ({ failure }))
      .then(setArrived)
  }, [link, vault, reload, language])
  return arrived
}

/** A link that the wallet was opened with: an offer, a request, or the way back from an issuer. */
export const ArrivalPage = ({ link, done }: ArrivalProps) => {
  const { language, words } = useSpeech()
  const arrived = useArrival(link, language)
  const isTaken = arrived !== undefined && 'taken' in arrived
  useEffect(() => {
    if (isTaken) done(words.taken)
  }, [isTaken, done, words])
  if (!arrived || isTaken)
    return (
      <Screen title={words.wait}>
        <Loader aria-hidden />
      </Screen>
    )
  if ('offering' in arrived) return <OfferPage offering={arrived.offering} taken={() => done(words.taken)} leave={() => done()} />
  if ('asked' in arrived) return <RequestPage asked={arrived.asked} done={done} />
  return (
    <Screen title={link.kind === 'request' ? words.askTitle : words.offerTitle}>
      <Trouble words={takingFault(arrived.failure, words)} />
      <Text>
        <Anchor component="button" onClick={() => done()}>
          {words.back}
        </Anchor>
      </Text>
    </Screen>
  )
}
