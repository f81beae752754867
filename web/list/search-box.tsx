import { CloseButton, Kbd, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Searches as one types; `/` comes here. */
export const SearchBox = ({ text, search, label }: { readonly text: string; readonly search: (text: string) => void; readonly label: string }) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(text)
  const later = useDebouncedCallback(search, 180)
  // The address changed under us: back, or a saved view.
  useEffect(() => setTyped(text), [text])
  const type = (next: string) => {
    setTyped(next)
    later(next)
  }
  return (
    <TextInput
      data-search
      type="search"
      maxLength={256}
      w={{ base: '100%', sm: 260 }}
      value={typed}
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={typed === '' ? <Kbd aria-hidden>/</Kbd> : <CloseButton size="sm" aria-label={t('list.clear')} onClick={() => type('')} />}
      onChange={(event) => type(event.currentTarget.value)}
    />
  )
}
