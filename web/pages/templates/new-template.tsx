import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { initialValues } from '#fields/write.ts'
import { names as namesQuery } from '../../api/names.ts'
import { type Section, sectionAt } from '../../api/sections.ts'
import { useDraft } from '../../form/draft.ts'
import { Leaving } from '../../form/leaving.tsx'
import { useCreate } from '../../form/use-create.ts'
import { useAddress } from '../../list/search.ts'
import { NotHere } from '../../parts/not-here.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { done } from '../../parts/said.ts'
import { builtIns } from './built-in.ts'
import { TemplateForm } from './template-form.tsx'

/** A new template. It begins as what is built in, for the identity provider or client that the address names. */
export default function NewTemplatePage() {
  const section = sectionAt('templates')
  return section ? <NewTemplate section={section} /> : <NotHere />
}

const NewTemplate = ({ section }: { readonly section: Section }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [address] = useAddress()
  const { resource, path } = section
  const { data: names } = useQuery(namesQuery)
  const places = Object.fromEntries(['name', 'identity_provider_id', 'client_id'].flatMap((name) => (address[name] ? [[name, address[name]]] : [])))
  const draft = useDraft({ resource, key: `new:${resource.name}`, base: { ...initialValues(resource), ...places }, names })
  const { data: builtIn = [] } = useQuery(builtIns(typeof draft.values['language'] === 'string' ? draft.values['language'] : undefined))
  const body = builtIn.find(({ name }) => name === draft.values['name'])?.body
  const making = useCreate({
    path,
    name: resource.name,
    list: `/${section.slug}`,
    draft,
    also: { ...places, ...(body === undefined ? {} : { body }) },
    made: (row) => {
      done(t('list.made'))
      void navigate({ to: `/${section.slug}/${encodeURIComponent(String(row['id']))}` })
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        making.mutate()
      }}
    >
      <PageHead title={t('templates.new')} words={t('templates.words')} />
      <TemplateForm section={section} draft={draft} disabled={false} creating />
      <Leaving draft={draft} />
      <Group mt="lg" justify="flex-end">
        <Button variant="default" renderRoot={(props) => <Link to={`/${section.slug}`} {...props} />}>
          {t('parts.cancel')}
        </Button>
        <Button type="submit" loading={making.isPending}>
          {t('list.make')}
        </Button>
      </Group>
    </form>
  )
}
