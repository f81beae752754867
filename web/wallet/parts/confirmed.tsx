import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useSpeech } from '../words/speech.tsx'
import { useTask } from './use-task.ts'

/** A deed that cannot be undone: it says what it does, and is asked for twice. */
export const ConfirmedButton = ({ label, words: said, act }: { readonly label: string; readonly words: string; readonly act: () => Promise<void> }) => {
  const { words } = useSpeech()
  const [asking, setAsking] = useState(false)
  const { busy, run } = useTask()
  if (!asking)
    return (
      <Button variant="default" onClick={() => setAsking(true)}>
        {label}
      </Button>
    )
  return (
    <Stack gap="xs" role="group" aria-label={label}>
      <Text size="sm">{said}</Text>
      <Group>
        <Button color="red" loading={busy} onClick={() => void run(act)}>
          {label}
        </Button>
        <Button variant="default" onClick={() => setAsking(false)}>
          {words.cancel}
        </Button>
      </Group>
    </Stack>
  )
}
