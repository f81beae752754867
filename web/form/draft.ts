import { useCallback, useMemo, useState } from 'react'
import type { Names } from '#fields/kinds.ts'
import { differences } from '#fields/read.ts'
import type { AnyResource } from '#fields/resource.ts'
import type { AnyRow } from '../api/rows.ts'
import { drop, keep, kept } from '../api/stored.ts'
import { randomText } from '../auth/pkce.ts'
import { type FieldErrors, faults } from './faults.ts'

/** What is kept of a draft over a reload: what it started from, which version that was, and what was changed. `null`: taken away. */
interface Kept {
  readonly base: AnyRow
  readonly etag?: string | undefined
  readonly changes: AnyRow
  /** Names the creation, so that trying again after a lost answer makes no second row. */
  readonly attempt: string
}

/** A row being edited. */
export interface Draft extends Kept {
  /** The row as it would be. */
  readonly values: AnyRow
  readonly count: number
  /** Faults found here as one types, and those the API named when it last refused. */
  readonly errors: FieldErrors
  readonly set: (name: string, value: unknown) => void
  readonly undo: (name: string) => void
  readonly discard: () => void
  readonly refuse: (errors: FieldErrors) => void
  /** Starts again from a newer row, with the changes given. */
  readonly rebase: (base: AnyRow, etag: string | undefined, changes: AnyRow) => void
}

const applied = (base: AnyRow, changes: AnyRow): AnyRow =>
  Object.fromEntries(Object.entries({ ...base, ...changes }).filter(([, value]) => value !== null && value !== undefined))

interface DraftOf {
  readonly resource: AnyResource
  /** Names the draft in this tab. */
  readonly key: string
  readonly base: AnyRow
  readonly etag?: string | undefined
  readonly names: Names | undefined
}

/** A draft of a row: restored when the page is opened again, checked as one types. Secrets are not kept. */
export function useDraft({ resource, key, base, etag, names }: DraftOf): Draft {
  const [state, setState] = useState<Kept>(() => kept<Kept>(key) ?? { base, etag, changes: {}, attempt: randomText() })
  const [refused, setRefused] = useState<FieldErrors>({})
  const clean = Object.keys(state.changes).length === 0
  // A draft without changes follows the row; one with changes stays with the version it saw, so that a conflict is noticed.
  const start = clean ? { base, etag } : { base: state.base, etag: state.etag }

  const write = useCallback(
    (next: Kept) => {
      const open = Object.entries(next.changes).filter(([name]) => resource.fields[name]?.kind.widget !== 'secret')
      if (Object.keys(next.changes).length === 0) drop(key)
      else keep(key, { ...next, changes: Object.fromEntries(open) })
      setState(next)
    },
    [key, resource],
  )
  const change = (name: string, changes: AnyRow) => {
    write({ ...state, ...start, changes })
    setRefused(({ [name]: _, ...others }) => others)
  }
  const values = useMemo(() => applied(start.base, state.changes), [start.base, state.changes])
  const found = useMemo(() => faults(resource, values, Object.keys(state.changes), names), [resource, values, state.changes, names])
  return {
    ...state,
    ...start,
    values,
    count: Object.keys(state.changes).length,
    errors: { ...refused, ...found },
    set: (name, value) => {
      const { [name]: _, ...others } = state.changes
      const next = value === '' || value === undefined ? null : value
      const asBefore = Object.keys(differences(resource, { [name]: start.base[name] }, { [name]: next ?? undefined })).length === 0
      change(name, asBefore ? others : { ...others, [name]: next })
    },
    undo: (name) => {
      const { [name]: _, ...others } = state.changes
      change(name, others)
    },
    discard: () => {
      write({ base, etag, changes: {}, attempt: randomText() })
      setRefused({})
    },
    refuse: setRefused,
    rebase: (newBase, newEtag, changes) => {
      write({ base: newBase, etag: newEtag, changes, attempt: randomText() })
      setRefused({})
    },
  }
}
