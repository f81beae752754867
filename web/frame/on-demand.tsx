import { useHotkeys } from '@mantine/hooks'
import { lazy, Suspense, useEffect, useState } from 'react'
import { loadPart } from '../api/load-part.ts'

// Neither belongs to the first load: most visits open neither the palette nor the list of shortcuts.
const Palette = lazy(() => loadPart(() => import('./spotlight.tsx')))
const ShortcutList = lazy(() => loadPart(() => import('./shortcut-list.tsx')))

const [PALETTE, SHORTCUTS] = ['gatehouse:palette', 'gatehouse:shortcuts']
/** Opens the command palette from anywhere. */
export const palette = { open: () => window.dispatchEvent(new Event(PALETTE)) }
/** Opens the list of shortcuts from anywhere. */
export const shortcutList = { open: () => window.dispatchEvent(new Event(SHORTCUTS)) }

/** Counts how often an event came. */
function useCount(name: string): number {
  const [count, setCount] = useState(0)
  useEffect(() => {
    const more = () => setCount((before) => before + 1)
    window.addEventListener(name, more)
    return () => window.removeEventListener(name, more)
  }, [name])
  return count
}

/** The dialogs of the frame, loaded when they are first opened. */
export const OnDemand = () => {
  const [palettes, lists] = [useCount(PALETTE), useCount(SHORTCUTS)]
  useHotkeys([['mod+K', palette.open]], [])
  return (
    <Suspense fallback={null}>
      {palettes > 0 && <Palette opened={palettes} />}
      {lists > 0 && <ShortcutList opened={lists} />}
    </Suspense>
  )
}
