import { lazy, Suspense } from 'react'
import { loadPart } from '../../../api/load-part.ts'
import type { ExtrasParts } from './parts.ts'

const Receives = lazy(() => loadPart(() => import('../../clients/receives/any-client.tsx')))

/** The tokens that a client receives for a person of a backend, whose metadata fields map attributes to claims. */
export const BackendExtras = ({ changes }: ExtrasParts) => (
  <Suspense fallback={null}>
    <Receives pending={{ backend_changes: changes }} />
  </Suspense>
)
