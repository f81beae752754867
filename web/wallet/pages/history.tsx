import { Stack, Text } from '@mantine/core'
import { useHoldings } from '../parts/holdings.ts'
import { Screen } from '../parts/screen.tsx'
import type { Shown } from '../vault/kept.ts'
import { useSpeech } from '../words/speech.tsx'

/** Presentations that were made: to whom, when, and which claims of which cards. */
export const ShownList = ({ shown }: { readonly shown: readonly Shown[] }) => {
  const { language, words } = useSpeech()
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' })
  if (shown.length === 0) return <Text c="dimmed">{words.historyNone}</Text>
  return (
    <Stack component="ul" gap="md" p={0} m={0} style={{ listStyle: 'none' }}>
      {[...shown]
        .sort((a, b) => b.at - a.at)
        .map(({ id, at, verifier, client_id, cards, subject }) => (
          <li key={id}>
            <Text fw={600}>{words.shownTo(verifier)}</Text>
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {when.format(at)} · {client_id}
            </Text>
            {subject !== undefined && (
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {words.signInAs} {subject}
              </Text>
            )}
            {cards.map((one) => (
              <Text size="sm" key={one.card_id}>
                {one.name}: {one.claims.join(', ')}
              </Text>
            ))}
          </li>
        ))}
    </Stack>
  )
}

/** The history of what was shown to whom. */
export const HistoryPage = () => {
  const { words } = useSpeech()
  return (
    <Screen title={words.history}>
      <ShownList shown={useHoldings().shown} />
    </Screen>
  )
}
