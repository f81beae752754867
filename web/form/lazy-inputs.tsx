import { TextInput } from '@mantine/core'
import { type ComponentType, lazy, Suspense } from 'react'
import { loadPart } from '../api/load-part.ts'
import type { InputProps } from './input-props.ts'

/** An input that is loaded when a form shows it. */
const whenShown = (load: () => Promise<{ readonly default: ComponentType<InputProps> }>): ComponentType<InputProps> => {
  const Loaded = lazy(() => loadPart(load))
  return (props) => (
    <Suspense fallback={<TextInput aria-label={props.input.label} disabled />}>
      <Loaded {...props} />
    </Suspense>
  )
}

/** Keys with their values, a row for each. */
export const KeyValues = whenShown(() => import('./key-values-input.tsx'))
/** The form of the parameters that an application declares. */
export const ParameterValuesForm = whenShown(() => import('./parameter-values-input.tsx'))
/** The claims of a credential as a tree, and its looks with the card. */
export const CredentialClaims = whenShown(() => import('./claims-input.tsx'))
/** A colour, typed or chosen. */
export const Colour = whenShown(() => import('./colour-input.tsx'))
export const CredentialLooks = whenShown(() => import('./looks-input.tsx'))
