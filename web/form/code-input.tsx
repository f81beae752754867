import { Box, Input, Textarea } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { loadPart } from '../api/load-part.ts'
import { failureWord } from '../i18n/wording.ts'
import { type InputProps, textOf } from './input-props.ts'

const Editor = lazy(() => loadPart(() => import('./editor.tsx')))

/** Text that a machine reads: PEM as it is, JSON with an editor that comes when it is needed. */
export const CodeInput = ({ field, value, set, frame, input }: InputProps) => {
  const json = field.kind.column === 'json'
  const [typed, setTyped] = useState<string>()
  const [fault, setFault] = useState<string>()
  if (!json)
    return (
      <Textarea
        {...frame}
        value={textOf(value)}
        autosize
        minRows={3}
        maxRows={14}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
        onChange={(event) => set(event.currentTarget.value)}
      />
    )
  const { id, label, description, error, disabled } = frame
  const take = (text: string) => {
    setTyped(text)
    try {
      set(text.trim() === '' ? undefined : (JSON.parse(text) as unknown))
      setFault(undefined)
    } catch (failure) {
      setFault(failureWord(failure))
    }
  }
  return (
    <Input.Wrapper label={label} description={description} error={fault ?? error} labelElement="div" id={`${id}-all`}>
      <Box mt={6}>
        <Suspense fallback={<Textarea aria-label={input.label} rows={4} disabled />}>
          <Editor label={input.label} text={typed ?? (value === undefined ? '' : JSON.stringify(value, null, 2))} disabled={disabled} changed={take} />
        </Suspense>
      </Box>
    </Input.Wrapper>
  )
}
