import { Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../api/problem.ts'
import { create } from '../../api/rows.ts'
import { randomText } from '../../auth/pkce.ts'
import { messageWord, valueWord } from '../../i18n/wording.ts'
import { download } from '../../parts/download.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { refused } from '../../parts/said.ts'
import { directionOf, ownNameOf, spelled } from './languages.ts'
import { builtInTexts } from './texts.ts'

interface Typed {
  readonly language: string
  /** Absent: as browsers call the language. */
  readonly name?: string
  readonly direction?: 'ltr' | 'rtl'
}

/** A new language: its tag says the rest, and its texts come on its own page. */
export default function NewTranslationPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [typed, type] = useState<Typed>({ language: '' })
  const [attempt] = useState(randomText)
  const { data: english } = useQuery(builtInTexts())
  const language = spelled(typed.language)
  const row = { language, name: typed.name ?? ownNameOf(language) ?? '', direction: typed.direction ?? directionOf(language) }
  const making = useMutation({
    mutationFn: () => create<{ readonly id: string }>('/api/translations', 'translation', row, `${attempt}${language}`),
    onSuccess: ({ id }) => void navigate({ to: `/translations/${encodeURIComponent(id)}` }),
    onError: refused,
  })
  const errorOf = (name: string) => (making.error instanceof Problem ? making.error.errors[name]?.map(messageWord).join(' ') : undefined)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        making.mutate()
      }}
    >
      <PageHead title={t('translations.new')} words={t('translations.new_words')}>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          disabled={!english}
          onClick={() => download('en.json', `${JSON.stringify(english, null, 2)}\n`, 'application/json')}
        >
          {t('translations.english_file')}
        </Button>
      </PageHead>
      <LanguageCard row={row} typed={typed} type={type} errorOf={errorOf} />
      <Group mt="lg" justify="flex-end" maw={560}>
        <Button variant="default" renderRoot={(props) => <Link to="/translations" {...props} />}>
          {t('parts.cancel')}
        </Button>
        <Button type="submit" loading={making.isPending}>
          {t('list.make')}
        </Button>
      </Group>
    </form>
  )
}

interface LanguageCardParts {
  readonly row: Required<Typed>
  readonly typed: Typed
  readonly type: (typed: Typed) => void
  readonly errorOf: (name: string) => string | undefined
}

/** The tag, the name and the direction of a language. */
const LanguageCard = ({ row, typed, type, errorOf }: LanguageCardParts) => {
  const { t } = useTranslation()
  return (
    <Stack className="card" p="lg" maw={560}>
      <TextInput
        id="field-language"
        label={t('translations.language')}
        description={t('translations.language_words')}
        required
        autoComplete="off"
        value={typed.language}
        error={errorOf('language')}
        onChange={(event) => type({ ...typed, language: event.currentTarget.value })}
      />
      <TextInput
        id="field-name"
        label={t('translations.name')}
        description={t('translations.name_words')}
        required
        autoComplete="off"
        value={row.name}
        error={errorOf('name')}
        onChange={(event) => type({ ...typed, name: event.currentTarget.value })}
      />
      <div>
        <Text size="sm" fw={500} mb={4}>
          {t('translations.direction')}
        </Text>
        <SegmentedControl
          aria-label={t('translations.direction')}
          value={row.direction}
          onChange={(direction) => type({ ...typed, direction: direction === 'rtl' ? 'rtl' : 'ltr' })}
          data={['ltr', 'rtl'].map((value) => ({ value, label: valueWord(value) }))}
        />
      </div>
    </Stack>
  )
}
