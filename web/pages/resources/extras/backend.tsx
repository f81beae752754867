import { lazy, Suspense } from 'react'
import { loadPart } from '../../../api/load-part.ts'
import type { ExtrasParts } from './parts.ts'

const Receives = lazy(() => loadPart(() => import('../../clients/receives/any-client.tsx')))

/** What clients receive of the people of a backend, whose metadata fields map attributes to claims. */
export const BackendExtras = ({ changes }: ExtrasParts) => (
  <Suspense fallback={null}>
    <Receives pending={{ backend_changes: changes }} />
  </Suspense>
)
