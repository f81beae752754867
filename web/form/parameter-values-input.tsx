import { Checkbox, Fieldset, Input, NumberInput, Select, SimpleGrid, Stack, TagsInput, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ApplicationParameter, ParameterValues } from '#model/application-parameters.ts'
import type { InputProps } from './input-props.ts'
import { ReferenceInput } from './reference-inputs.tsx'

type Given = Readonly<Record<string, unknown>>

/** The form that an application describes by its declared parameters: an input for each, of its type, under the headings of its groups. */
export default function ParameterValuesInput({ value, set, frame, values, input, field }: InputProps) {
  const { t } = useTranslation()
  const declared = (values['parameters'] ?? []) as readonly ApplicationParameter[]
  const given = (value ?? {}) as ParameterValues
  const put = (name: string, next: unknown) => {
    const { [name]: _, ...others } = given as Given
    set(next === undefined || next === '' ? others : { ...others, [name]: next })
  }
  const draw = (one: ApplicationParameter) => (
    <One
      key={one.name}
      parameter={one}
      value={given[one.name]}
      put={(next) => put(one.name, next)}
      around={{ input, field, frame: { ...frame, id: `${frame.id}-${one.name}` } }}
    />
  )
  return (
    <Input.Wrapper label={frame.label} description={frame.description} error={frame.error} labelElement="div" id={`${frame.id}-all`}>
      <Stack mt={6} gap="md">
        {declared.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('outbound.no_parameters')}
          </Text>
        )}
        {[...Map.groupBy(declared, ({ group }) => group ?? '')].map(([group, parameters]) => (
          <Fieldset key={group} legend={group || undefined} variant={group ? 'default' : 'unstyled'}>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>{parameters.map(draw)}</SimpleGrid>
          </Fieldset>
        ))}
      </Stack>
    </Input.Wrapper>
  )
}

interface OneParts {
  readonly parameter: ApplicationParameter
  readonly value: unknown
  readonly put: (value: unknown) => void
  readonly around: Pick<InputProps, 'input' | 'field' | 'frame'>
}

const One = ({ parameter, value, put, around }: OneParts) => {
  const { name, label = name, description, required = false, many, type, choices = [] } = parameter
  const frame = { id: around.frame.id, label, description, withAsterisk: required, disabled: around.frame.disabled }
  if (many) {
    const take = (texts: string[]) => put(texts.length === 0 ? undefined : type === 'number' ? texts.map(Number) : texts)
    return <TagsInput {...frame} value={Array.isArray(value) ? value.map(String) : []} data={choices} onChange={take} />
  }
  if (type === 'flag') return <Checkbox {...frame} mt="lg" checked={value === true} onChange={(event) => put(event.currentTarget.checked)} />
  if (type === 'number') return <NumberInput {...frame} value={typeof value === 'number' ? value : ''} onChange={put} />
  if (type === 'choice')
    return (
      <Select {...frame} data={choices} value={typeof value === 'string' ? value : null} clearable={!required} onChange={(next) => put(next ?? undefined)} />
    )
  if (type === 'text' || type === 'url')
    return <TextInput {...frame} value={typeof value === 'string' ? value : ''} onChange={(event) => put(event.currentTarget.value)} />
  const input = { ...around.input, label, choices: { resource: type } }
  return (
    <ReferenceInput
      input={input}
      field={around.field}
      value={value}
      set={put}
      inherited={undefined}
      options={[]}
      values={{}}
      frame={{ ...frame, error: undefined }}
    />
  )
}
