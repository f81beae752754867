import { Alert, Stack, Title } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useSpeech } from '../words/speech.tsx'

/** A screen of the wallet. Its heading has the focus when it appears, so that who cannot see it hears where they are. */
export const Screen = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <Stack gap="md">
      <Title order={1} ref={heading} tabIndex={-1} style={{ outline: 'none', overflowWrap: 'anywhere' }}>
        {title}
      </Title>
      {children}
    </Stack>
  )
}

/** Says that something went wrong, and why. */
export const Trouble = ({ words }: { readonly words: string }) => {
  const { words: said } = useSpeech()
  return (
    <Alert color="red" role="alert" title={said.failed}>
      {words}
    </Alert>
  )
}

/** Says that something was done. */
export const Done = ({ words }: { readonly words: string }) => (
  <Alert color="teal" role="status">
    {words}
  </Alert>
)
