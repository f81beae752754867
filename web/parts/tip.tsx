import { cloneElement, type HTMLAttributes, lazy, type MouseEvent, type ReactElement, type ReactNode, Suspense, useEffect, useState } from 'react'
import { loadPart } from '../api/load-part.ts'

// Loaded when somebody first points at something: a list draws hundreds of tips, and mostly none is read.
const Bubble = lazy(() => loadPart(() => import('./tip-bubble.tsx')))
/** How long the pointer rests before a tip is shown, in milliseconds. */
const REST = 300

interface Given {
  readonly label: ReactNode
  readonly children: ReactElement<HTMLAttributes<HTMLElement>>
}

/** A tooltip: words on what the pointer rests on. It never carries what is said nowhere else. */
export const Tip = ({ label, children }: Given) => {
  const [target, setTarget] = useState<HTMLElement>()
  const [over, setOver] = useState(false)
  const [shown, setShown] = useState(false)
  useEffect(() => {
    if (!over) return setShown(false)
    const timer = setTimeout(() => setShown(true), REST)
    return () => clearTimeout(timer)
  }, [over])
  return (
    <>
      {cloneElement(children, {
        onMouseEnter: ({ currentTarget }: MouseEvent<HTMLElement>) => {
          setTarget(currentTarget)
          setOver(true)
        },
        onMouseLeave: () => setOver(false),
      })}
      {target && (
        <Suspense fallback={null}>
          <Bubble label={label} target={target} opened={shown} />
        </Suspense>
      )}
    </>
  )
}
