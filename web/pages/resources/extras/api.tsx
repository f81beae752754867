import { lazy, Suspense } from 'react'
import type { ProtectedApi } from '#model/protected-api.ts'
import { loadPart } from '../../../api/load-part.ts'
import { Doors } from '../../policies/doors.tsx'
import type { ExtrasParts } from './parts.ts'

const Receives = lazy(() => loadPart(() => import('../../clients/receives/any-client.tsx')))

/** The doors in front of an API, and what clients receive for it. */
export const ApiExtras = ({ row, changes }: ExtrasParts) => {
  const api = row as unknown as ProtectedApi
  return (
    <>
      <Doors api={api} />
      <Suspense fallback={null}>
        <Receives resource={api.identifier} pending={{ api_changes: changes }} />
      </Suspense>
    </>
  )
}
