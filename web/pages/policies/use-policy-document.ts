import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../../api/call.ts'
import { type AnyRow, oneOf, queries } from '../../api/rows.ts'
import { refused } from '../../parts/said.ts'
import { beginning, type Format, readDocument, writeDocument, writtenPart } from './document.ts'

const PATH = '/api/policies'

/** The policy that is edited as a document: a new one, or one that is stored. */
export function usePolicyDocument(id: string | undefined, saved: (id: string) => void) {
  const stored = useQuery(oneOf(PATH, id))
  const [format, setFormat] = useState<Format>('yaml')
  const base = writeDocument(id === undefined ? beginning : stored.data ? writtenPart(stored.data.row) : {}, format)
  const [typed, setTyped] = useState<string>()
  const text = typed ?? base
  const isDirty = typed !== undefined && typed !== base
  // Another policy was chosen: its own text is shown, unless a ready one was begun with.
  useEffect(() => {
    if (id !== undefined) setTyped(undefined)
  }, [id])
  const read = (): AnyRow => readDocument(text, format)
  const saving = useMutation({
    mutationFn: async () => {
      const body = { policy: read() }
      const at = id === undefined ? PATH : `${PATH}/${encodeURIComponent(id)}`
      const { body: answer } = await call<{ readonly data: AnyRow }>(at, {
        method: id === undefined ? 'POST' : 'PUT',
        body,
        ...(stored.data?.etag === undefined ? {} : { ifMatch: stored.data.etag }),
      })
      return String(answer.data['id'])
    },
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: [PATH] })
      setTyped(undefined)
      saved(made)
    },
  })
  const change = (next: Format) => {
    try {
      setTyped(isDirty ? writeDocument(read(), next) : undefined)
      setFormat(next)
    } catch (failure) {
      // A document that cannot be read stays in the format that it was written in.
      refused(failure)
    }
  }
  const begin = (policy: AnyRow) => setTyped(writeDocument(policy, format))
  return { stored, format, begin, change, text, setText: setTyped, isDirty, read, saving }
}
