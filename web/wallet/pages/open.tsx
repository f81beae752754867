import { Button, Stack, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { canScan, Scanner } from '../parts/scanner.tsx'
import { Screen } from '../parts/screen.tsx'
import { readLink, type WalletLink } from '../receive/link.ts'
import { useSpeech } from '../words/speech.tsx'

/** Opens a link that is pasted, or read from a code. */
export const OpenPage = ({ follow }: { readonly follow: (link: WalletLink) => void }) => {
  const { words } = useSpeech()
  const [text, setText] = useState('')
  const [isBad, setBad] = useState(false)
  const read = (said: string) => {
    const link = readLink(said)
    setText(said)
    setBad(!link)
    if (link) follow(link)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    read(text)
  }
  return (
    <Screen title={words.add}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Textarea
            label={words.link}
            description={words.linkWords}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            error={isBad && words.badLink}
            autosize
            minRows={3}
            spellCheck={false}
            required
          />
          <Button type="submit">{words.open}</Button>
        </Stack>
      </form>
      {canScan && <Scanner found={read} />}
    </Screen>
  )
}
