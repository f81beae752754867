import { Button, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { SpecMark } from '../../form/spec-mark.tsx'
import { messageWord } from '../../i18n/wording.ts'

interface JudgedLineParts {
  readonly icon: ReactNode
  readonly sentence: string
  readonly spec: string
  readonly act: string
  /** Mends it; absent where nothing can, or the reader may not. */
  readonly mend: (() => void) | undefined
}

/** One thing that is wrong with a client: the sentence, its source, and the button that mends it. */
export const JudgedLine = ({ icon, sentence, spec, act, mend }: JudgedLineParts) => (
  <Group gap="xs" wrap="nowrap" align="flex-start">
    {icon}
    <div style={{ flex: 1 }}>
      <Text size="sm">{messageWord(sentence)}</Text>
      <Text size="xs" c="dimmed">
        <SpecMark spec={spec} />
      </Text>
    </div>
    {mend && (
      <Button size="compact-xs" variant="light" onClick={mend}>
        {act}
      </Button>
    )}
  </Group>
)
