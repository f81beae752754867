import { SimpleGrid, Text, Textarea } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { textFaults } from '#model/text-faults.ts'
import { messageWord } from '../../i18n/wording.ts'

interface TextRowParts {
  readonly name: string
  readonly english: string
  readonly text: string
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly disabled: boolean
  readonly set: (name: string, text: string) => void
}

/** One text: English on one side, its translation on the other, and what is wrong with it below. */
const Row = ({ name, english, text, language, direction, disabled, set }: TextRowParts) => {
  const { t } = useTranslation()
  const faults = text === '' ? [] : textFaults(english, text)
  return (
    <SimpleGrid
      component="li"
      cols={{ base: 1, sm: 2 }}
      spacing="md"
      verticalSpacing={4}
      py="sm"
      style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}
    >
      <div>
        <Text size="sm" lang="en" dir="ltr" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {english}
        </Text>
        <Text size="xs" c="dimmed" mt={2} style={{ overflowWrap: 'anywhere' }}>
          <code>{name}</code>
        </Text>
      </div>
      <Textarea
        id={`text-${name}`}
        aria-label={t('translations.text', { name })}
        lang={language}
        dir={direction}
        autosize
        maxRows={16}
        disabled={disabled}
        value={text}
        error={faults.length > 0 ? faults.map(messageWord).join(' · ') : undefined}
        onChange={(event) => set(name, event.currentTarget.value)}
      />
    </SimpleGrid>
  )
}
/** Only the row that is typed into is drawn anew. */
export const TextRow = memo(Row)
