import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

export type SearchTexts = Readonly<Record<string, string | undefined>>

/** The query of this page's address as texts, and how to change it: the state of a list is its address, so that it can be shared. */
export function useAddress(): readonly [SearchTexts, (change: SearchTexts) => void] {
  const texts = useSearch({ strict: false }) as SearchTexts
  const navigate = useNavigate()
  const change = useCallback(
    (next: SearchTexts) => void navigate({ to: '.', search: ((before: SearchTexts) => ({ ...before, ...next })) as never, replace: true }),
    [navigate],
  )
  return [texts, change]
}
