import { Button, Grid, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isPageTemplate, pageValues } from '#model/template-names.ts'
import type { Section } from '../../api/sections.ts'
import type { Draft } from '../../form/draft.ts'
import { FormSections } from '../../form/sections.tsx'
import { messageWord } from '../../i18n/wording.ts'
import { Failure } from '../../parts/failure.tsx'
import { type BuiltIn, builtIns } from './built-in.ts'
import { lineOf } from './fault-lines.ts'
import { type Circumstances, TemplatePreview } from './template-preview.tsx'
import { TemplateText } from './template-text.tsx'
import { usePreview } from './use-preview.ts'

interface TemplateFormParts {
  readonly section: Section
  readonly draft: Draft
  readonly disabled: boolean
  readonly creating?: boolean
  readonly children?: ReactNode
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** A template beside what it makes of sample data. */
export const TemplateForm = ({ section, draft, disabled, creating = false, children }: TemplateFormParts) => {
  const { i18n } = useTranslation()
  const { values } = draft
  const name = textOf(values['name']) ?? ''
  const language = textOf(values['language'])
  const [seen, see] = useState<Circumstances>({ scheme: 'light', language: language ?? i18n.language })
  const { data = [] } = useQuery(builtIns(language))
  const builtIn = data.find((each) => each.name === name)
  const body = textOf(values['body']) ?? builtIn?.body ?? ''
  const { drawn, faults, failure } = usePreview({
    name,
    body,
    ...seen,
    ...(isPageTemplate(name) ? {} : { subject: textOf(values['subject']) }),
    identity_provider_id: textOf(values['identity_provider_id']),
  })
  const isShown = ({ name: field }: { readonly name: string }) => field !== 'body' && (field !== 'subject' || !isPageTemplate(name))
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, lg: 6 }}>
        <Stack gap="lg">
          {!disabled && <FormSections resource={section.resource} draft={draft} creating={creating} only={isShown} />}
          {name !== '' && (
            <BodyCard draft={draft} body={body} builtIn={builtIn} faults={[...new Set([...(draft.errors['body'] ?? []), ...faults])]} disabled={disabled} />
          )}
        </Stack>
        {children}
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 6 }}>
        {failure && <Failure failure={failure} />}
        {name !== '' && <TemplatePreview name={name} drawn={drawn} circumstances={seen} change={see} />}
      </Grid.Col>
    </Grid>
  )
}

interface BodyCardParts {
  readonly draft: Draft
  readonly body: string
  readonly builtIn: BuiltIn | undefined
  readonly faults: readonly string[]
  readonly disabled: boolean
}

/** The text of a template, the parts and values that it may hold, and its faults with their lines. */
const BodyCard = ({ draft, body, builtIn, faults, disabled }: BodyCardParts) => {
  const { t } = useTranslation()
  const placed = (names: readonly string[]) => names.map((name) => `{{ ${name} }}`).join(', ')
  return (
    <section className="card" style={{ padding: 20 }} aria-label={t('templates.body')}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h3">
          {t('templates.body')}
        </Title>
        {builtIn && !disabled && (
          <Button variant="subtle" size="compact-sm" onClick={() => draft.set('body', builtIn.body)}>
            {t('templates.insert')}
          </Button>
        )}
      </Group>
      {builtIn && builtIn.required.length > 0 && (
        <Text size="sm" c="dimmed" mb="xs">
          {t('templates.parts', { required: placed(builtIn.required), optional: placed([...builtIn.optional, ...pageValues]) })}
        </Text>
      )}
      <TemplateText
        label={t('templates.body')}
        text={body}
        faulty={faults.flatMap((fault) => lineOf(fault) ?? [])}
        disabled={disabled}
        changed={(text) => text !== body && draft.set('body', text)}
      />
      {faults.length > 0 && (
        <ul role="alert" style={{ margin: '8px 0 0', paddingInlineStart: 20 }} id="template-faults">
          {faults.map((fault) => (
            <li key={fault}>
              <Text size="sm" span className="bad">
                {messageWord(fault)}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
