import { IconPointer } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Hit } from './use-hits.tsx'

/** The buttons of a page that do something to it as a whole. Those of rows and of parts of a form stand beside what they act on. */
const BUTTONS = '#page .mantine-Button-root:not(:disabled, [data-disabled], [type=submit])'
const ELSEWHERE = 'tbody, form, [role=tablist], [data-row]'

/** Presses a button once the palette has closed and has given the focus back, so that a dialog that opens keeps it. */
function press(button: HTMLElement): void {
  requestAnimationFrame(() => requestAnimationFrame(() => button.click()))
}

const readButtons = (): readonly Hit[] => {
  const known = new Set<string>()
  return [...document.querySelectorAll<HTMLElement>(BUTTONS)].flatMap((button) => {
    const label = button.innerText.trim()
    if (label === '' || known.has(label) || button.closest(ELSEWHERE)) return []
    known.add(label)
    return [{ id: `page ${label}`, label, icon: <IconPointer size={18} stroke={1.6} />, run: () => press(button) }]
  })
}

/** The actions of the page that is open, read from its buttons each time the palette opens. The page of a client has actions of its own there. */
export function usePageActions(text: string, opened: number): readonly Hit[] {
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the buttons may be others each time that the palette opens
  const all = useMemo(readButtons, [pathname, opened])
  const sought = text.trim().toLowerCase()
  return all.filter(({ label }) => label.toLowerCase().includes(sought))
}
