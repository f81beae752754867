import { Radio, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { displayIn } from '../parts/claims.tsx'
import { useHoldings } from '../parts/holdings.ts'
import { didFor, findIdentities, type Identity } from '../present/identity.ts'
import type { AskedFor } from '../present/request.ts'
import type { KeptKey } from '../vault/kept.ts'
import { useSpeech } from '../words/speech.tsx'

interface IdentityChoiceProps {
  readonly asked: AskedFor
  readonly chosen: KeptKey | undefined
  readonly choose: (key: KeptKey) => void
}

/** The choice of the key to sign in by: one that this verifier alone knows, or that of a card. */
export const IdentityChoice = ({ asked, chosen, choose }: IdentityChoiceProps) => {
  const { language, words } = useSpeech()
  const { vault } = useHoldings()
  const [identities, setIdentities] = useState<readonly Identity[]>([])
  // Once: the first of them is a key that is made now.
  useEffect(() => {
    void findIdentities(vault, asked).then((found) => {
      setIdentities(found)
      if (found[0]) choose(found[0].key)
    })
  }, [vault, asked, choose])
  const pick = (id: string) => {
    const found = identities.find(({ key }) => key.id === id)
    if (found) choose(found.key)
  }
  return (
    <Stack gap="xs">
      <Radio.Group label={words.signInAs} value={chosen?.id ?? ''} onChange={pick}>
        <Stack gap="xs" mt="xs">
          {identities.map(({ key, card }) => (
            <Radio key={key.id} value={key.id} label={card ? displayIn(card, language).name || words.unnamed : words.onlyHere} />
          ))}
        </Stack>
      </Radio.Group>
      {chosen && (
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {words.knownAs} {didFor(chosen).did}
        </Text>
      )}
    </Stack>
  )
}
