import { type ComponentType, lazy, Suspense } from 'react'
import { loadPart } from '../../../api/load-part.ts'
import { Waiting } from '../../../parts/waiting.tsx'
import type { ExtrasParts } from './parts.ts'

const Loaded = lazy(() => loadPart(() => import('../../outbound/row-extras.tsx')))

/** The further parts of a row of the outbound register, loaded when one is opened. */
export const outboundExtras =
  (slug: string): ComponentType<ExtrasParts> =>
  (parts) => (
    <Suspense fallback={<Waiting lines={2} />}>
      <Loaded slug={slug} {...parts} />
    </Suspense>
  )
