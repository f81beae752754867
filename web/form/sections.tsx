import { SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { form, type Input } from '#fields/form.ts'
import type { AnyResource } from '#fields/resource.ts'
import { names as namesQuery } from '../api/names.ts'
import { useSettings } from '../api/settings.ts'
import { headingWord } from '../i18n/wording.ts'
import type { Draft } from './draft.ts'
import { DraftNotices } from './draft-notices.tsx'
import { FieldInput } from './field-input.tsx'

interface SectionsParts {
  readonly resource: AnyResource
  readonly draft: Draft
  readonly creating?: boolean
  /** As whom the form is filled in; an administrator unless said. */
  readonly author?: 'admin' | 'portal'
  /** Which inputs, of those that can be edited; all unless said. */
  readonly only?: (input: Input) => boolean
  /** A sentence for a section, by its name. */
  readonly about?: (section: string) => string | undefined
  readonly title?: (section: string) => string
}

/** The inputs of a resource under the headings of its declaration, two columns at most. */
export const FormSections = ({ resource, draft, creating = false, author = 'admin', only = () => true, about, title = headingWord }: SectionsParts) => {
  const { data: names } = useQuery(namesQuery)
  const settings = useSettings()
  const shown = form(resource, author).filter((input) => (creating ? input.editable !== 'never' : input.editable === 'always') && only(input))
  return (
    <Stack gap="lg">
      <DraftNotices resource={resource} draft={draft} />
      {[...Map.groupBy(shown, (input) => input.section)].map(([name, inputs]) => (
        <section key={name} className="card" style={{ padding: 20 }} aria-label={title(name)}>
          <Title order={2} size="h3">
            {title(name)}
          </Title>
          {about?.(name) && (
            <Text size="sm" c="dimmed" mt={2}>
              {about(name)}
            </Text>
          )}
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg" verticalSpacing="md" mt="md">
            {inputs.map((input) => (
              <FieldInput key={input.name} resource={resource} input={input} draft={draft} names={names} settings={settings} creating={creating} />
            ))}
          </SimpleGrid>
        </section>
      ))}
    </Stack>
  )
}
