import { ActionIcon, Button, Checkbox, Group, Input, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { valueHelp, valueWord } from '../i18n/wording.ts'
import { type InputProps, textsOf } from './input-props.ts'

const filled = (lines: readonly string[]) => lines.map((line) => line.trim()).filter((line) => line !== '')
const alike = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((line, at) => line === b[at])
const orOne = (lines: readonly string[]) => (lines.length > 0 ? lines : [''])

/** One text to a line: URIs, hosts, addresses. Several pasted at once become several lines. */
export const LinesInput = ({ value, set, frame, input }: InputProps) => {
  const { t } = useTranslation()
  const texts = textsOf(value)
  const [lines, setLines] = useState<readonly string[]>(() => orOne(texts))
  // Lines may be empty while they are typed; when the value was changed elsewhere, they follow it.
  const shown = alike(filled(lines), texts) ? lines : orOne(texts)
  const { id, label, description, error, disabled } = frame
  const write = (next: readonly string[]) => {
    setLines(orOne(next))
    set(filled(next))
  }
  const put = (at: number, parts: readonly string[]) => write(shown.flatMap((line, i) => (i === at ? parts : [line])))
  return (
    <Input.Wrapper label={label} description={description} error={error} labelElement="div" id={`${id}-all`}>
      <Stack gap={6} mt={6}>
        {shown.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by their place only
          <Group key={at} gap={6} wrap="nowrap">
            <TextInput
              id={at === 0 ? id : `${id}-${at}`}
              aria-label={`${input.label} ${at + 1}`}
              flex={1}
              value={line}
              error={Boolean(error)}
              disabled={disabled}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => put(at, [event.currentTarget.value])}
              onPaste={(event) => {
                const parts = filled(event.clipboardData.getData('text').split(/\s+/))
                if (parts.length < 2) return
                event.preventDefault()
                put(at, parts)
              }}
            />
            {(shown.length > 1 || line !== '') && !disabled && (
              <ActionIcon variant="subtle" color="gray" aria-label={t('form.remove_line', { line: at + 1 })} onClick={() => put(at, [])}>
                <IconX size={16} />
              </ActionIcon>
            )}
          </Group>
        ))}
        {!disabled && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            onClick={() => setLines([...shown, ''])}
            style={{ alignSelf: 'flex-start' }}
          >
            {t('form.add_line')}
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  )
}

/** Several of a few choices, each with its meaning. */
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
