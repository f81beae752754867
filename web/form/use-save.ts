import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wrapperOf } from '#fields/resource.ts'
import { NoNetwork, Problem } from '../api/problem.ts'
import { type AnyRow, fetchOne, patch, type Versioned } from '../api/rows.ts'
import type { Section } from '../api/sections.ts'
import { done, refused } from '../parts/said.ts'
import type { Draft } from './draft.ts'
import { withRemovals } from './removals.ts'

/**
 * Saves a draft against the version it saw. Refused fields are marked, a conflict is put up for merging, a lost network loses nothing. `merged` names
 * the fields whose members the API merges, so that a member which was taken away is named.
 */
export function useSave(section: Pick<Section, 'path' | 'resource'>, id: string, draft: Draft, merged: readonly string[] = []) {
  const { t } = useTranslation()
  const [theirs, setTheirs] = useState<Versioned<AnyRow>>()
  const saving = useMutation({
    mutationFn: (edit: { readonly changes: AnyRow; readonly etag: string | undefined; readonly reason?: string | undefined }) =>
      patch(section.path, { id, name: wrapperOf(section.resource), ...edit, changes: withRemovals(theirs?.row ?? draft.base, edit.changes, merged) }),
    onSuccess: ({ row, etag }) => {
      setTheirs(undefined)
      draft.rebase(row, etag, {})
      done(t('form.saved'))
    },
    onError: async (failure, { changes }) => {
      if (failure instanceof Problem && failure.status === 412) {
        setTheirs(await fetchOne(section.path, id))
        return
      }
      if (failure instanceof Problem && Object.keys(failure.errors).length > 0) draft.refuse(failure.errors)
      if (failure instanceof NoNetwork) refused(new Error(t('form.kept_offline', { count: Object.keys(changes).length })))
      else refused(failure)
    },
  })
  return {
    saving: saving.isPending,
    theirs,
    save: (reason?: string) => saving.mutate({ changes: draft.changes, etag: draft.etag, reason }),
    merge: (changes: AnyRow) => {
      if (!theirs) return
      draft.rebase(theirs.row, theirs.etag, changes)
      setTheirs(undefined)
      if (Object.keys(changes).length > 0) saving.mutate({ changes, etag: theirs.etag })
    },
    cancelMerge: () => setTheirs(undefined),
  }
}
