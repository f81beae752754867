import { useState } from 'react'
import type { Column } from './table.tsx'

const STORED = 'gatehouse-columns'
type Hidden = Readonly<Record<string, readonly string[]>>
const stored = (): Hidden => JSON.parse(localStorage.getItem(STORED) ?? '{}') as Hidden

/** The columns of a list that the person wants to see; kept in this browser. The first column always stays: it is the way to the row. */
export function useColumns<R>(list: string, all: readonly Column<R>[]) {
  const [hidden, setHidden] = useState<readonly string[]>(() => stored()[list] ?? all.flatMap(({ name, extra }) => (extra ? [name] : [])))
  const hide = (names: readonly string[]) => {
    localStorage.setItem(STORED, JSON.stringify({ ...stored(), [list]: names }))
    setHidden(names)
  }
  const choosable = all.slice(1)
  return { columns: all.filter(({ name }) => !hidden.includes(name)), choosable, hidden, hide }
}
