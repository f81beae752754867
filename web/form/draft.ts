import { useCallback, useMemo, useRef, useState } from 'react'
import type { Names } from '#fields/kinds.ts'
import { findDifferences } from '#fields/read.ts'
import type { AnyResource } from '#fields/resource.ts'
import type { AnyRow } from '../api/rows.ts'
import { drop } from '../api/stored.ts'
import { randomText } from '../auth/pkce.ts'
import { type FieldErrors, faults } from './faults.ts'
import { findDraft, type Kept, keepDraft, type LostAnswer, type Offer } from './kept-draft.ts'

/** A row being edited. */
export interface Draft extends Kept {
  /** The row as it would be. */
  readonly values: AnyRow
  readonly count: number
  /** True when something is unsaved at this very moment, however long ago the page was drawn. */
  readonly isDirty: () => boolean
  /** Faults found here as one types, and those the API named when it last refused. */
  readonly errors: FieldErrors
  /** Changes left unsaved in another tab or at another time, until the person decides. */
  readonly offer: Offer | undefined
  readonly take: () => void
  readonly decline: () => void
  readonly set: (name: string, value: unknown) => void
  readonly undo: (name: string) => void
  readonly discard: () => void
  readonly refuse: (errors: FieldErrors) => void
  /** The answer to a creation did not arrive. */
  readonly lose: (lost: LostAnswer) => void
  /** Starts again from a newer row, with the changes given. */
  readonly rebase: (base: AnyRow, etag: string | undefined, changes: AnyRow) => void
}

const applied = (base: AnyRow, changes: AnyRow): AnyRow =>
  Object.fromEntries(Object.entries({ ...base, ...changes }).filter(([, value]) => value !== null && value !== undefined))

interface DraftOf {
  readonly resource: AnyResource
  /** Names the draft among those of the person. */
  readonly key: string
  readonly base: AnyRow
  readonly etag?: string | undefined
  readonly names: Names | undefined
}

/** The draft as it is kept in the browser: found again, written with each change, and offered where another tab left it. */
function useKept({ resource, key, base, etag }: Omit<DraftOf, 'names'>) {
  const [found] = useState(() => findDraft(resource, key, { base, etag }))
  const [offer, setOffer] = useState(found && !found.here ? found : undefined)
  const [state, setState] = useState<Kept>(found?.here ? found.draft : { base, etag, changes: {}, attempt: randomText() })
  const latest = useRef(state.changes)
  const clean = Object.keys(state.changes).length === 0
  // A draft without changes follows the row; one with changes stays with the version it saw, so that a conflict is noticed.
  const start = clean ? { base, etag } : { base: state.base, etag: state.etag }

  const write = useCallback(
    (next: Kept) => {
      // Stored changes are kept until the person decides, also when they typed something else and took it back.
      const worth = Object.keys(next.changes).length > 0 ? next : offer?.draft
      if (worth) keepDraft(resource, key, worth)
      else drop(key)
      latest.current = next.changes
      setState(next)
    },
    [key, resource, offer],
  )
  const take = () => {
    if (!offer) return
    setOffer(undefined)
    // Text typed meanwhile is newer.
    write({ ...offer.draft, changes: { ...offer.draft.changes, ...state.changes } })
  }
  const decline = () => {
    setOffer(undefined)
    if (clean) drop(key)
  }
  const isDirty = () => Object.keys(latest.current).length > 0
  return { state, start, offer, isDirty, write, take, decline }
}

/**
 * A draft of a row, checked as one types. This tab finds its own again when the page is opened anew; one that was left elsewhere is offered.
 */
export function useDraft({ resource, key, base, etag, names }: DraftOf): Draft {
  const { state, start, offer, isDirty, write, take, decline } = useKept({ resource, key, base, etag })
  const [refused, setRefused] = useState<FieldErrors>({})
  const change = (name: string, changes: AnyRow) => {
    // After a lost answer the same may be sent again under the same name; anything else is another request.
    write({ ...state, ...start, changes, attempt: state.lost ? randomText() : state.attempt })
    setRefused(({ [name]: _, ...others }) => others)
  }
  const values = useMemo(() => applied(start.base, state.changes), [start.base, state.changes])
  const faulty = useMemo(() => faults(resource, values, Object.keys(state.changes), names), [resource, values, state.changes, names])
  return {
    ...state,
    ...start,
    values,
    count: Object.keys(state.changes).length,
    isDirty,
    errors: { ...refused, ...faulty },
    offer,
    take,
    decline,
    set: (name, value) => {
      const { [name]: _, ...others } = state.changes
      const next = value === '' || value === undefined ? null : value
      const asBefore = Object.keys(findDifferences(resource, { [name]: start.base[name] }, { [name]: next ?? undefined })).length === 0
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
    lose: (lost) => write({ ...state, ...start, lost }),
    rebase: (newBase, newEtag, changes) => {
      write({ base: newBase, etag: newEtag, changes, attempt: randomText() })
      setRefused({})
    },
  }
}
