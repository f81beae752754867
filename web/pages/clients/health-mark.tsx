import { Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ClientState } from '#model/client-state.ts'
import { Tip } from '../../parts/tip.tsx'

const tones: Readonly<Record<ClientState, string>> = { active: 'good', failing: 'bad', idle: 'warn', unused: 'faint', disabled: 'faint' }

/** The state of a client: a dot and a word, never the colour alone. */
export const HealthMark = ({ state }: { readonly state: ClientState }) => {
  const { t } = useTranslation()
  return (
    <Tip label={t(`clients.state_words.${state}`)}>
      <Group gap={6} wrap="nowrap" display="inline-flex">
        <span className={`dot ${tones[state]}`} aria-hidden />
        <Text span size="sm" style={{ whiteSpace: 'nowrap' }}>
          {t(`clients.states.${state}`)}
        </Text>
      </Group>
    </Tip>
  )
}
