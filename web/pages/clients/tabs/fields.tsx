import { Alert } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { client as clientResource } from '#model/client.ts'
import { sectionAt } from '../../../api/sections.ts'
import type { Draft } from '../../../form/draft.ts'
import { FormSections } from '../../../form/sections.tsx'
import { Facts } from '../../resources/facts.tsx'
import type { ClientRow } from '../client-row.ts'

export interface FieldsTabParts {
  readonly tab: 'general' | 'authentication' | 'security' | 'grants' | 'tokens' | 'branding' | 'keys'
  readonly sections: readonly string[]
  readonly draft: Draft
  readonly writable: boolean
  readonly save: () => void
  readonly client: ClientRow
}

/** The part of the client's form under one tab: all tabs are one form, and are saved together. */
export const FieldsTab = ({ tab, sections, draft, writable, save, client }: FieldsTabParts) => {
  const { t } = useTranslation()
  const section = sectionAt('clients')
  if (!writable && section) return <Facts section={section} row={client as never} every />
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (draft.count > 0) save()
      }}
    >
      {client.protected && (
        <Alert icon={<IconLock />} mb="md" color="gray">
          {t('client.protected')}
        </Alert>
      )}
      <FormSections
        resource={clientResource}
        draft={draft}
        only={(input) => sections.includes(input.section)}
        title={() => t(`client.tabs.${tab}`)}
        about={() => t(`client.about.${tab}`)}
      />
    </form>
  )
}
