import type { ReactNode } from 'react'
import type { Input } from '#fields/form.ts'
import type { AnyField } from '#fields/resource.ts'
import type { AnyRow } from '../api/rows.ts'

/** The props of every input. */
export interface InputProps {
  readonly input: Input
  readonly field: AnyField
  readonly value: unknown
  readonly set: (value: unknown) => void
  /** The value in force while the field is empty: shown greyed. */
  readonly inherited: unknown
  readonly options: readonly string[]
  /** The row as it would be, for an input that follows another field. */
  readonly values: AnyRow
  readonly frame: Frame
}
/** The parts around every input, in the words of Mantine. */
export interface Frame {
  readonly id: string
  readonly label: ReactNode
  readonly description: ReactNode
  readonly error: ReactNode
  readonly withAsterisk: boolean
  readonly disabled: boolean
}

export const textOf = (value: unknown): string => (value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value))
export const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
