import { SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { documentAt } from '../../api/rows.ts'
import type { Draft } from '../../form/draft.ts'
import { languages } from '../../i18n/language.ts'
import { messageWord } from '../../i18n/wording.ts'

type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>

/** The words that people press, and those above them. All others can be replaced through the API, or in the settings of the identity provider. */
const shown = ['signIn', 'signInHere', 'signInTo', 'createAccount', 'register', 'allow', 'deny', 'sendLink', 'signOut'] as const

/** The texts with one set, or taken away when it is empty; undefined when none is left. */
function withText(texts: Texts, language: string, [name, text]: readonly [string, string]): Texts | undefined {
  const { [name]: _, ...others } = texts[language] ?? {}
  const named = text === '' ? others : { ...others, [name]: text }
  const { [language]: __, ...rest } = texts
  const all = Object.keys(named).length === 0 ? rest : { ...rest, [language]: named }
  return Object.keys(all).length === 0 ? undefined : all
}

/** The words of buttons and titles, in each language of the pages. */
export const PageWords = ({ draft }: { readonly draft: Draft }) => {
  const { t, i18n } = useTranslation()
  const [language, setLanguage] = useState(i18n.language)
  const { data: ours = {} } = useQuery(documentAt<Readonly<Record<string, string>>>('/api/page-texts', { language }))
  const texts = (draft.values['texts'] ?? {}) as Texts
  return (
    <section className="card" style={{ padding: 20 }} aria-label={t('branding.texts')}>
      <Title order={2} size="h3">
        {t('branding.texts')}
      </Title>
      <Text size="sm" c="dimmed" mt={2}>
        {t('branding.texts_words')}
      </Text>
      <SegmentedControl
        mt="md"
        aria-label={t('branding.language')}
        value={language}
        onChange={setLanguage}
        data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
      />
      <Stack gap="sm" mt="md">
        {shown.map((name) => (
          <TextInput
            key={`${language} ${name}`}
            id={`text-${name}`}
            label={ours[name] ?? name}
            value={texts[language]?.[name] ?? ''}
            onChange={(event) => draft.set('texts', withText(texts, language, [name, event.currentTarget.value]))}
            autoComplete="off"
          />
        ))}
        {draft.errors['texts']?.map((message) => (
          <Text key={message} size="sm" className="bad">
            {messageWord(message)}
          </Text>
        ))}
      </Stack>
    </section>
  )
}
