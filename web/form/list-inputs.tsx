import { ActionIcon, Button, Checkbox, Group, Input, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type InputProps, textsOf } from './input-props.ts'
import { valueHelp, valueWord } from './wording.ts'

/** One text to a line: URIs, hosts, addresses. Several pasted at once become several lines. */
export const LinesInput = ({ value, set, frame, input }: InputProps) => {
  const { t } = useTranslation()
  const texts = textsOf(value)
  // The last line may be empty while it is being typed; it is no value yet.
  const [blank, setBlank] = useState(false)
  const shown = blank || texts.length === 0 ? [...texts, ''] : texts
  const { id, label, description, error, disabled } = frame
  const write = (at: number, text: string) => {
    const parts = text.split(/[\n\t ]+/).filter((part) => part !== '')
    const next = shown.flatMap((old, i) => (i === at ? (parts.length > 0 ? parts : ['']) : [old])).filter((part) => part !== '')
    setBlank(parts.length === 0)
    set(next)
  }
  return (
    <Input.Wrapper label={label} description={description} error={error} labelElement="div" id={`${id}-all`}>
      <Stack gap={6} mt={6}>
        {shown.map((text, at) => (
          <Group key={`${id}-${at}-${shown.length}`} gap={6} wrap="nowrap">
            <TextInput
              id={at === 0 ? id : `${id}-${at}`}
              aria-label={`${input.label} ${at + 1}`}
              flex={1}
              defaultValue={text}
              error={Boolean(error)}
              disabled={disabled}
              spellCheck={false}
              onBlur={(event) => event.currentTarget.value !== text && write(at, event.currentTarget.value)}
              onChange={(event) => {
                const typed = event.currentTarget.value
                if (!/\s/.test(typed)) set(shown.map((old, i) => (i === at ? typed : old)).filter((part) => part !== ''))
              }}
              onPaste={(event) => {
                const pasted = event.clipboardData.getData('text')
                if (!/\s/.test(pasted.trim())) return
                event.preventDefault()
                write(at, pasted)
              }}
            />
            {texts.length > 0 && !disabled && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('form.remove_line', { line: at + 1 })}
                onClick={() => {
                  setBlank(false)
                  set(texts.filter((_, i) => i !== at))
                }}
              >
                <IconX size={16} />
              </ActionIcon>
            )}
          </Group>
        ))}
        {!disabled && (
          <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={() => setBlank(true)} style={{ alignSelf: 'flex-start' }}>
            {t('form.add_line')}
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  )
}

/** Some of a few: each with what it means. */
export const ChoicesInput = ({ value, set, options, frame }: InputProps) => {
  const { id, label, description, error, disabled } = frame
  const chosen = textsOf(value)
  const all = [...new Set([...options, ...chosen])]
  return (
    <Checkbox.Group label={label} description={description} error={error} value={chosen} onChange={set} id={id}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs" mt="xs">
        {all.map((option) => (
          <Checkbox key={option} value={option} label={valueWord(option)} description={valueHelp(option)} disabled={disabled} />
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  )
}
