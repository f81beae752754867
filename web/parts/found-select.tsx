import { Select, type SelectProps } from '@mantine/core'
import { useState } from 'react'

interface FoundSelectParts extends Omit<SelectProps<string>, 'data' | 'filter' | 'searchable' | 'onSearchChange'> {
  /** The rows found by the server for the typed text: id and word. */
  readonly found: Iterable<readonly [id: string, word: string]>
  /** Told what is typed. */
  readonly search: (typed: string) => void
}

/**
 * A picker of rows that the server finds by what is typed.
 *
 * The box shows the word of the chosen row and searches for it. So a row keeps the word it had first, and the chosen one stays while the server
 * searches: a row that went or was called otherwise in each answer would make the box search for ever.
 */
export const FoundSelect = ({ found, search, ...parts }: FoundSelectParts) => {
  const [words] = useState(() => new Map<string, string>())
  const ids = new Set<string>()
  for (const [id, word] of found) {
    ids.add(id)
    if (!words.has(id)) words.set(id, word)
  }
  const { value } = parts
  if (typeof value === 'string' && words.has(value)) ids.add(value)
  const data = [...ids].map((id) => ({ value: id, label: words.get(id) ?? id }))
  return <Select {...parts} searchable data={data} filter={({ options }) => options} onSearchChange={search} />
}
