import { Button, Group, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { wrapperOf } from '#fields/resource.ts'
import { initialValues } from '#fields/write.ts'
import { names as namesQuery } from '../api/names.ts'
import type { Section } from '../api/sections.ts'
import { resourceWords } from '../i18n/wording.ts'
import { useDraft } from './draft.ts'
import { FormSections } from './sections.tsx'
import { useCreate } from './use-create.ts'

interface NestedParts {
  readonly section: Section
  readonly close: () => void
  readonly made: (id: string) => void
}

/** Makes a row that a form needs over that form, which stays as it is underneath. The row is made at once: it stays when the outer form is cancelled. */
export default function NestedNew({ section, close, made }: NestedParts) {
  const { t } = useTranslation()
  const { resource, path, slug } = section
  const { data: names } = useQuery(namesQuery)
  const draft = useDraft({ resource, key: `new:nested:${resource.name}`, base: initialValues(resource), names })
  const making = useCreate({
    path,
    name: wrapperOf(resource),
    list: `/${slug}`,
    draft,
    made: (row) => {
      made(String(row['id']))
      close()
    },
  })
  const title = t('list.new_of', { what: resourceWords(resource).title })
  return (
    <Modal opened onClose={close} size="lg" title={title} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          making.mutate()
        }}
      >
        <FormSections resource={resource} draft={draft} creating />
        <Group justify="flex-end" mt="md" gap="xs">
          <Button variant="default" onClick={close}>
            {t('parts.cancel')}
          </Button>
          <Button type="submit" loading={making.isPending} disabled={Object.values(draft.errors).some((messages) => messages.length > 0)}>
            {t('list.make')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
