import { NumberInput, PasswordInput, Select, Switch, Textarea, TextInput } from '@mantine/core'
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { valueWord } from '../i18n/wording.ts'
import { lengthOf } from '../parts/time.ts'
import { type InputProps, textOf } from './input-props.ts'

export const LineInput = ({ value, set, inherited, frame }: InputProps) => (
  <TextInput {...frame} value={textOf(value)} placeholder={textOf(inherited)} onChange={(event) => set(event.currentTarget.value)} autoComplete="off" />
)

export const ParagraphInput = ({ value, set, frame }: InputProps) => (
  <Textarea {...frame} value={textOf(value)} onChange={(event) => set(event.currentTarget.value)} autosize minRows={2} maxRows={8} />
)

export const SecretInput = ({ value, set, frame }: InputProps) => (
  <PasswordInput {...frame} value={textOf(value)} onChange={(event) => set(event.currentTarget.value)} autoComplete="new-password" />
)

export const SwitchInput = ({ value, set, frame: { withAsterisk: _, ...frame } }: InputProps) => (
  <Switch {...frame} checked={value === true} onChange={(event) => set(event.currentTarget.checked)} />
)

export const SelectInput = ({ input, value, set, inherited, options, frame }: InputProps) => (
  <Select
    {...frame}
    value={value === undefined ? null : textOf(value)}
    placeholder={inherited === undefined ? '—' : valueWord(textOf(inherited))}
    data={options.map((option) => ({ value: option, label: valueWord(option) }))}
    clearable={!input.required && input.initial === undefined}
    clearButtonProps={{ 'aria-label': i18next.t('list.clear') }}
    allowDeselect={false}
    onChange={(chosen) => set(chosen ?? undefined)}
    comboboxProps={{ withinPortal: true }}
  />
)

export const WholeInput = ({ value, set, inherited, frame }: InputProps) => (
  <NumberInput {...frame} value={typeof value === 'number' ? value : ''} placeholder={textOf(inherited)} onChange={set} allowDecimal={false} />
)

/** Seconds, with how long that is in words. */
export const DurationInput = ({ value, set, inherited, frame }: InputProps) => {
  const { i18n } = useTranslation()
  const seconds = typeof value === 'number' ? value : typeof inherited === 'number' ? inherited : undefined
  return (
    <NumberInput
      {...frame}
      value={typeof value === 'number' ? value : ''}
      placeholder={textOf(inherited)}
      onChange={set}
      allowDecimal={false}
      min={0}
      suffix=" s"
      step={60}
      rightSectionWidth={120}
      rightSectionPointerEvents="none"
      rightSection={seconds === undefined ? null : <span className="aside">{lengthOf(seconds, i18n.language)}</span>}
    />
  )
}

const pad = (n: number) => String(n).padStart(2, '0')
/** A moment in the reader's zone, as the browser's own picker writes it. */
const localText = (at: number) => {
  const d = new Date(at)
  return `${d.getFullYear()}-${pad(d.getMonth() + 1)}-${pad(d.getDate())}T${pad(d.getHours())}:${pad(d.getMinutes())}`
}

export const InstantInput = ({ value, set, frame }: InputProps) => (
  <TextInput
    {...frame}
    type="datetime-local"
    value={typeof value === 'number' ? localText(value) : ''}
    onChange={(event) => set(event.currentTarget.value ? new Date(event.currentTarget.value).getTime() : undefined)}
  />
)
