import { type ButtonHTMLAttributes, cloneElement, lazy, type ReactElement, Suspense, useState } from 'react'
import { loadPart } from '../api/load-part.ts'
import type { MenuName } from './menus.tsx'

const load = () => import('./menus.tsx')
const OpenMenu = lazy(() => loadPart(load))
/** Begins to load the menus when somebody points at one. A failure is told when it is opened. */
const preload = () => void load().catch(() => undefined)

interface Given {
  readonly of: MenuName
  readonly children: ReactElement<ButtonHTMLAttributes<HTMLButtonElement>>
}

/** A button of the header with its menu, which is loaded when it is first opened: the rows of the first page come before it. */
export const LateMenu = ({ of, children: button }: Given) => {
  const [wanted, want] = useState(false)
  const closed = cloneElement(button, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onClick: () => want(true),
    onFocus: preload,
    onPointerEnter: preload,
  })
  if (!wanted) return closed
  return (
    <Suspense fallback={closed}>
      <OpenMenu of={of}>{button}</OpenMenu>
    </Suspense>
  )
}
