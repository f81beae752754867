import { useState } from 'react'
import type { Draft } from './draft.ts'
import { textsOf } from './input-props.ts'

export type { Draft } from './draft.ts'

/** The lines of a list in a draft. A new line is empty while it is typed, and no part of the value. */
export function useLines(draft: Draft, name: string, adding = false) {
  const texts = textsOf(draft.values[name])
  const [open, setOpen] = useState(adding)
  const write = (next: readonly string[]) => draft.set(name, next)
  return {
    lines: open ? [...texts, ''] : texts,
    add: () => setOpen(true),
    put: (at: number, text: string | undefined) => {
      if (at >= texts.length) setOpen(false)
      if (text === undefined || text === '') return write(texts.filter((_, i) => i !== at))
      return write(at < texts.length ? texts.map((line, i) => (i === at ? text : line)) : [...texts, text])
    },
  }
}
