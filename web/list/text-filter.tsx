import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useState } from 'react'

/** Narrows a list to rows that hold exactly this text in a field. */
export const TextFilter = ({ label, text, filter }: { readonly label: string; readonly text: string; readonly filter: (text: string) => void }) => {
  const [typed, setTyped] = useState(text)
  const later = useDebouncedCallback(filter, 400)
  useEffect(() => setTyped(text), [text])
  return (
    <TextInput
      w={150}
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        later(event.currentTarget.value.trim())
      }}
    />
  )
}
