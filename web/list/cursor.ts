import { useHotkeys } from '@mantine/hooks'
import { useEffect, useState } from 'react'

interface CursorActs {
  readonly open: (at: number) => void
  readonly select: (at: number) => void
}

/** The row that the keyboard is on: `j` down, `k` up, Enter opens, `x` selects. -1: none yet. */
export function useCursor(count: number, { open, select }: CursorActs): number {
  const [at, setAt] = useState(-1)
  useEffect(() => setAt((was) => Math.min(was, count - 1)), [count])
  useEffect(() => {
    if (at < 0) return
    const row = document.querySelector('tr[data-current]')
    row?.scrollIntoView({ block: 'nearest' })
    // The link of the row has the focus, so that a screen reader says where one is.
    row?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true })
  }, [at])
  const here = (act: (at: number) => void) => () => {
    // Enter belongs to the focused element, if there is one; a selection only to a field or dialog.
    const busy = document.activeElement?.closest(act === open ? 'a, button, input, select, textarea, [role=dialog]' : 'input, select, textarea, [role=dialog]')
    if (at >= 0 && !busy) act(at)
  }
  useHotkeys([
    ['j', () => setAt((was) => Math.min(was + 1, count - 1))],
    ['k', () => setAt((was) => Math.max(was - 1, 0))],
    ['Enter', here(open), { preventDefault: false }],
    ['x', here(select)],
  ])
  return at
}
