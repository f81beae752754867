import { Button, Group, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { initialValues } from '#fields/write.ts'
import { names as namesQuery } from '../../../api/names.ts'
import type { AnyRow } from '../../../api/rows.ts'
import { sectionOf } from '../../../api/sections.ts'
import { useDraft } from '../../../form/draft.ts'
import { FormSections } from '../../../form/sections.tsx'
import { useCreate } from '../../../form/use-create.ts'

export type Inline = 'identity_provider' | 'scope' | 'namespace'

/** Makes an identity provider, a scope or a namespace over the form that needs it, which stays as it is underneath. */
export const InlineNew = ({ what, close, made }: { readonly what: Inline; readonly close: () => void; readonly made: (row: AnyRow) => void }) => {
  const { t } = useTranslation()
  const section = sectionOf(what)
  const { data: names } = useQuery(namesQuery)
  const resource = section?.resource
  const draft = useDraft({
    resource: resource as NonNullable<typeof resource>,
    key: `new:inline:${what}`,
    base: resource ? initialValues(resource) : {},
    names,
  })
  const making = useCreate({ path: section?.path ?? '', name: what, list: `/${section?.slug}`, draft, made })
  if (!resource) return null
  return (
    <Modal opened onClose={close} size="lg" title={t(`wizard.inline.${what}`)} closeButtonProps={{ 'aria-label': t('frame.close') }}>
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
          <Button type="submit" loading={making.isPending} disabled={Object.keys(draft.errors).length > 0}>
            {t('list.make')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
