import { Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input } from '#fields/form.ts'
import type { Names, Registry, Widget } from '#fields/kinds.ts'
import type { AnyResource } from '#fields/resource.ts'
import type { AnyRow } from '../api/rows.ts'
import { messageWord, wording } from '../i18n/wording.ts'
import { CodeInput } from './code-input.tsx'
import type { Draft } from './draft.ts'
import { FieldHelp } from './field-help.tsx'
import type { InputProps } from './input-props.ts'
import { ChoicesInput, LinesInput } from './list-inputs.tsx'
import { DurationInput, InstantInput, LineInput, ParagraphInput, SecretInput, SelectInput, SwitchInput, WholeInput } from './plain-inputs.tsx'
import { ReferenceInput, ReferencesInput } from './reference-inputs.tsx'
import { specialInput } from './special-inputs.tsx'
import { weaknessesAt } from './weaknesses.ts'

/** How each widget of the kernel is drawn here. */
const drawn: Readonly<Record<Widget, ComponentType<InputProps>>> = {
  line: LineInput,
  lines: LinesInput,
  paragraph: ParagraphInput,
  switch: SwitchInput,
  select: SelectInput,
  choices: ChoicesInput,
  number: WholeInput,
  duration: DurationInput,
  instant: InstantInput,
  code: CodeInput,
  reference: ReferenceInput,
  references: ReferencesInput,
  secret: SecretInput,
  sealed: SecretInput,
}
const wide = new Set<Widget>(['lines', 'paragraph', 'code', 'choices', 'references'])
/** True for an input that takes the whole width of the form. */
export const isWide = (input: Input): boolean => wide.has(input.widget)

const optionsOf = ({ choices }: Input, names: Names | undefined): readonly string[] => {
  if (!choices || 'resource' in choices) return []
  // A form describes itself in plain text; the registries it names are those of the kernel.
  return 'registry' in choices ? (names?.[choices.registry as Registry] ?? []) : choices
}

export interface FieldInputParts {
  readonly resource: AnyResource
  readonly input: Input
  readonly draft: Draft
  readonly names: Names | undefined
  /** The settings in force, for inherited values. */
  readonly settings: AnyRow
  readonly creating?: boolean
}

/** One field of a draft: input, help, where its value comes from, what is wrong with it, whether it was changed. */
export const FieldInput = ({ resource, input, draft, names, settings, creating = false }: FieldInputParts) => {
  const { t } = useTranslation()
  const field = resource.fields[input.name]
  if (!field) return null
  const { label } = wording(resource.name, input)
  const value = draft.values[input.name]
  const inherited = value === undefined ? (input.inherits ? settings[input.inherits] : input.initial) : undefined
  const errors = draft.errors[input.name]
  const weaknesses = weaknessesAt({ resource: resource.name, field: input.name }, draft.values, settings)
  const changed = !creating && input.name in draft.changes
  const Drawn = specialInput(resource.name, input.name) ?? drawn[input.widget]
  return (
    <div style={isWide(input) ? { gridColumn: '1 / -1' } : undefined} data-field={input.name}>
      <Drawn
        input={{ ...input, label }}
        field={field}
        value={value}
        set={(next) => draft.set(input.name, next)}
        inherited={inherited}
        options={optionsOf(input, names)}
        values={draft.values}
        frame={{
          id: `field-${input.name}`,
          label: (
            <Group gap={6} component="span" display="inline-flex">
              <span>{label}</span>
              {changed && <span className="dot" style={{ color: 'var(--mantine-primary-color-filled)' }} title={t('form.changed')} />}
            </Group>
          ),
          description: <FieldHelp resource={resource.name} input={input} inherited={inherited} />,
          error: errors && errors.length > 0 ? errors.map(messageWord).join(' · ') : undefined,
          withAsterisk: creating && input.required,
          disabled: input.editable === 'never' || (input.editable === 'create' && !creating),
        }}
      />
      {!errors &&
        weaknesses.map((sentence) => (
          <Group key={sentence} gap={6} mt={6} wrap="nowrap" align="flex-start" className="warn">
            <IconAlertTriangle size={16} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
            <Text size="xs">{messageWord(sentence)}</Text>
          </Group>
        ))}
    </div>
  )
}
