import { Button, Stack, Text } from '@mantine/core'
import { CredentialCard } from '../../parts/credential-card.tsx'
import { displayIn } from '../parts/claims.tsx'
import { useHoldings } from '../parts/holdings.ts'
import { Done, Screen } from '../parts/screen.tsx'
import { useSpeech } from '../words/speech.tsx'

/** All cards, the newest first. */
export const HomePage = ({ notice }: { readonly notice?: string | undefined }) => {
  const { language, words } = useSpeech()
  const { cards } = useHoldings()
  const newest = [...cards].sort((a, b) => b.received_at - a.received_at)
  return (
    <Screen title={cards.length === 0 ? words.none : words.cards}>
      {notice !== undefined && <Done words={notice} />}
      {cards.length === 0 && <Text c="dimmed">{words.noneWords}</Text>}
      <Stack component="ul" gap="md" p={0} m={0} style={{ listStyle: 'none' }}>
        {newest.map((card) => (
          <li key={card.id}>
            <a className="quiet-link" href={`#cards/${card.id}`} style={{ display: 'inline-block', maxWidth: '100%' }}>
              <CredentialCard display={displayIn(card, language)} unnamed={words.unnamed} />
            </a>
          </li>
        ))}
      </Stack>
      <Button component="a" href="#open" variant={cards.length === 0 ? 'filled' : 'light'}>
        {words.add}
      </Button>
    </Screen>
  )
}
