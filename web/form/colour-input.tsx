import { ColorInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type InputProps, textOf } from './input-props.ts'

/** A colour, typed or chosen. */
export default function ColourInput({ value, set, frame }: InputProps) {
  const { t } = useTranslation()
  return (
    <ColorInput
      {...frame}
      value={textOf(value)}
      onChange={(colour) => set(colour)}
      format="hex"
      fixOnBlur={false}
      eyeDropperButtonProps={{ 'aria-label': t('branding.pick') }}
      placeholder="#3b48cc"
      autoComplete="off"
    />
  )
}
