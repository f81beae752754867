import { Button, Group, SegmentedControl, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Draft } from '../../form/draft.ts'
import { TextRow } from './text-row.tsx'
import { type Texts, withText } from './texts.ts'

const shows = ['missing', 'translated', 'all'] as const
type Shown = (typeof shows)[number]
/** So many texts are drawn at first, and with each further step. */
const STEP = 40

interface TextListParts {
  readonly english: Texts
  readonly draft: Draft
  readonly disabled: boolean
}

/** The names of the texts that are shown. What is missing is what was when the list was drawn, so that a text does not vanish while it is typed. */
function namesOf(english: Texts, saved: Texts, { shown, search }: { readonly shown: Shown; readonly search: string }): readonly string[] {
  const wanted = search.trim().toLowerCase()
  return Object.entries(english)
    .filter(([name]) => shown === 'all' || name in saved === (shown === 'translated'))
    .filter(([name, text]) => wanted === '' || [name, text, saved[name] ?? ''].some((each) => each.toLowerCase().includes(wanted)))
    .map(([name]) => name)
}

/** Goes to the next text that is empty with Ctrl+Enter, as translators do. */
function goOn(event: KeyboardEvent<HTMLUListElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  const inputs = [...event.currentTarget.querySelectorAll<HTMLTextAreaElement>('textarea[id^="text-"]')]
  const at = inputs.indexOf(event.target as HTMLTextAreaElement)
  const next = inputs.slice(at + 1).find(({ value }) => value === '') ?? inputs[at + 1]
  next?.focus()
}

/** The texts of a language beside the English ones, to search and to narrow to what is missing. */
export const TextList = ({ english, draft, disabled }: TextListParts) => {
  const { t } = useTranslation()
  const [shown, show] = useState<Shown>('missing')
  const [search, setSearch] = useState('')
  const [limit, setLimit] = useState(STEP)
  const saved = (draft.base['words'] ?? {}) as Texts
  const words = (draft.values['words'] ?? {}) as Texts
  const names = useMemo(() => namesOf(english, saved, { shown, search }), [english, saved, shown, search])
  // The rows keep their handler, so that typing in one draws no other.
  const latest = useRef({ words, draft })
  latest.current = { words, draft }
  const set = useCallback((name: string, text: string) => latest.current.draft.set('words', withText(latest.current.words, name, text)), [])
  return (
    <section className="card" style={{ padding: 20 }} aria-label={t('translations.texts')}>
      <Narrowing search={search} setSearch={setSearch} shown={shown} show={show} />
      <Text size="sm" c="dimmed" mb="xs">
        {t('translations.keys')}
      </Text>
      {names.length === 0 && (
        <Text size="sm" role="status">
          {t(search === '' && shown === 'missing' ? 'translations.complete' : 'translations.none')}
        </Text>
      )}
      <ul onKeyDown={goOn} style={{ listStyle: 'none', margin: 0, padding: 0 }} aria-label={t('translations.texts')}>
        {names.slice(0, limit).map((name) => (
          <TextRow
            key={name}
            name={name}
            english={english[name] ?? ''}
            text={words[name] ?? ''}
            language={String(draft.values['language'] ?? 'en')}
            direction={draft.values['direction'] === 'rtl' ? 'rtl' : 'ltr'}
            disabled={disabled}
            set={set}
          />
        ))}
      </ul>
      {names.length > limit && (
        <Button mt="md" variant="default" onClick={() => setLimit(limit + STEP)}>
          {t('translations.more', { count: names.length - limit })}
        </Button>
      )}
    </section>
  )
}

interface NarrowingParts {
  readonly search: string
  readonly setSearch: (search: string) => void
  readonly shown: Shown
  readonly show: (shown: Shown) => void
}

/** Narrows the texts by what is typed, and to those that are missing. */
const Narrowing = ({ search, setSearch, shown, show }: NarrowingParts) => {
  const { t } = useTranslation()
  return (
    <Group gap="sm" align="flex-end" mb="sm">
      <TextInput
        label={t('translations.search')}
        leftSection={<IconSearch size={16} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        autoComplete="off"
        flex={1}
        miw={200}
      />
      <SegmentedControl
        aria-label={t('translations.show')}
        value={shown}
        onChange={(chosen) => show(chosen as Shown)}
        data={shows.map((value) => ({ value, label: t(`translations.show_${value}`) }))}
      />
    </Group>
  )
}
