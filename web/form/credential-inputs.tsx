import { Textarea } from '@mantine/core'
import { type ComponentType, lazy, Suspense } from 'react'
import { loadPart } from '../api/load-part.ts'
import type { InputProps } from './input-props.ts'

const Claims = lazy(() => loadPart(() => import('./claims-input.tsx')))
const Looks = lazy(() => loadPart(() => import('./looks-input.tsx')))

/** An input that comes when a form first shows it. */
const later = (Drawn: ComponentType<InputProps>) => (props: InputProps) => (
  <Suspense fallback={<Textarea aria-label={props.input.label} rows={4} disabled />}>
    <Drawn {...props} />
  </Suspense>
)

export const CredentialClaimsInput = later(Claims)
export const CredentialLooksInput = later(Looks)
