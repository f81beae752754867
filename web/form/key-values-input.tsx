import { ActionIcon, Button, Group, Input, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeyValue } from '#model/outbound/key-values.ts'
import type { InputProps } from './input-props.ts'

const pairsOf = (value: unknown): readonly KeyValue[] => (Array.isArray(value) ? (value as readonly KeyValue[]) : [])
const filled = (pairs: readonly KeyValue[]) => pairs.filter(({ key, value }) => key !== '' || value !== '')
const empty: KeyValue = { key: '', value: '' }
const orOne = (pairs: readonly KeyValue[]) => (pairs.length > 0 ? pairs : [empty])

/** Keys with their values, a row for each. */
export default function KeyValuesInput({ value, set, frame, input }: InputProps) {
  const { t } = useTranslation()
  const pairs = pairsOf(value)
  const [rows, setRows] = useState<readonly KeyValue[]>(() => orOne(pairs))
  // Rows may be empty while they are typed; when the value was changed elsewhere, they follow it.
  const shown = JSON.stringify(filled(rows)) === JSON.stringify(pairs) ? rows : orOne(pairs)
  const { id, label, description, error, disabled } = frame
  const write = (next: readonly KeyValue[]) => {
    setRows(orOne(next))
    set(filled(next))
  }
  const put = (at: number, change: Partial<KeyValue>) => write(shown.map((row, i) => (i === at ? { ...row, ...change } : row)))
  return (
    <Input.Wrapper label={label} description={description} error={error} labelElement="div" id={`${id}-all`}>
      <Stack gap={6} mt={6}>
        {shown.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their place only
          <Group key={at} gap={6} wrap="nowrap" role="group" aria-label={`${input.label} ${at + 1}`}>
            {(['key', 'value'] as const).map((member) => (
              <TextInput
                key={member}
                id={at === 0 && member === 'key' ? id : `${id}-${at}-${member}`}
                aria-label={`${input.label} ${at + 1}, ${t(`outbound.${member}`)}`}
                placeholder={t(`outbound.${member}`)}
                flex={member === 'key' ? 2 : 3}
                miw={0}
                value={row[member]}
                error={Boolean(error)}
                disabled={disabled}
                spellCheck={false}
                autoComplete="off"
                onChange={(event) => put(at, { [member]: event.currentTarget.value })}
              />
            ))}
            {!disabled && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('form.remove_line', { line: at + 1 })}
                onClick={() => write(shown.filter((_, i) => i !== at))}
              >
                <IconX size={16} />
              </ActionIcon>
            )}
          </Group>
        ))}
        {!disabled && (
          <Button variant="subtle" size="compact-sm" w="max-content" leftSection={<IconPlus size={14} />} onClick={() => setRows([...shown, empty])}>
            {t('outbound.add_row')}
          </Button>
        )}
      </Stack>
    </Input.Wrapper>
  )
}
