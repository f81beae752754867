import { Button, Group, Radio, SimpleGrid } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wrapperOf } from '#fields/resource.ts'
import { initialValues } from '#fields/write.ts'
import { names as namesQuery } from '../../api/names.ts'
import type { Section } from '../../api/sections.ts'
import { useDraft } from '../../form/draft.ts'
import { Leaving } from '../../form/leaving.tsx'
import PresetChoice from '../../form/preset-choice.tsx'
import { FormSections } from '../../form/sections.tsx'
import { useCreate } from '../../form/use-create.ts'
import { resourceWords, valueWord } from '../../i18n/wording.ts'
import { NotHere } from '../../parts/not-here.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { done } from '../../parts/said.ts'
import { useOutboundSection } from './place.ts'
import { fitsType, typesOf } from './types.ts'

/** A new row of the outbound register. Where there are several types, the type is chosen first, and the form shows its fields only. */
export default function NewOutboundPage() {
  const section = useOutboundSection()
  return section?.can.includes('create') ? <NewRow key={section.slug} section={section} /> : <NotHere />
}

const NewRow = ({ section }: { readonly section: Section }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { resource, path, slug } = section
  const { title, about } = resourceWords(resource)
  const { data: names } = useQuery(namesQuery)
  const draft = useDraft({ resource, key: `new:${resource.name}`, base: initialValues(resource), names })
  const types = typesOf(resource.name)
  // The draft says nothing of a type that is the default one, though it was chosen.
  const [type, setType] = useState(draft.changes['type'] === undefined ? undefined : String(draft.changes['type']))
  const choose = (chosen: string) => {
    setType(chosen)
    draft.set('type', chosen)
  }
  const making = useCreate({
    path,
    name: wrapperOf(resource),
    list: `/${slug}`,
    draft,
    made: (row) => {
      done(t('list.made'))
      void navigate({ to: `/${slug}/${encodeURIComponent(String(row['id']))}` })
    },
  })
  const isReady = types.length === 0 || type !== undefined
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        making.mutate()
      }}
    >
      <PageHead title={t('list.new_of', { what: title })} words={about} />
      {types.length > 0 && <TypeChoice types={types} type={type} choose={choose} />}
      {resource.name === 'outbound_provider' && type === 'oauth2' && <PresetChoice resource={resource} draft={draft} path="/api/outbound/presets" />}
      {isReady && <FormSections resource={resource} draft={draft} creating only={fitsType(resource.name, type ?? '')} />}
      <Leaving draft={draft} />
      <Group mt="lg" justify="flex-end">
        <Button variant="default" renderRoot={(props) => <Link to={`/${slug}`} {...props} />}>
          {t('parts.cancel')}
        </Button>
        <Button type="submit" loading={making.isPending} disabled={!isReady || Object.values(draft.errors).some((messages) => messages.length > 0)}>
          {t('list.make')}
        </Button>
      </Group>
    </form>
  )
}

interface TypeParts {
  readonly types: readonly string[]
  readonly type: string | undefined
  readonly choose: (type: string) => void
}

const TypeChoice = ({ types, type, choose }: TypeParts) => {
  const { t } = useTranslation()
  return (
    <Radio.Group label={t('outbound.choose_type')} value={type ?? ''} onChange={choose} className="card" p="lg" mb="lg">
      <SimpleGrid cols={{ base: 1, sm: 2 }} mt="sm">
        {types.map((one) => (
          <Radio key={one} value={one} label={valueWord(one)} />
        ))}
      </SimpleGrid>
    </Radio.Group>
  )
}
