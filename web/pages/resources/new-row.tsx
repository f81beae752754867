import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { wrapperOf } from '#fields/resource.ts'
import { initialValues } from '#fields/write.ts'
import { loadPart } from '../../api/load-part.ts'
import { names as namesQuery } from '../../api/names.ts'
import type { AnyRow } from '../../api/rows.ts'
import { type Section, sectionAt, titleOf } from '../../api/sections.ts'
import { useDraft } from '../../form/draft.ts'
import { Leaving } from '../../form/leaving.tsx'
import { FormSections } from '../../form/sections.tsx'
import { useCreate } from '../../form/use-create.ts'
import { resourceWords } from '../../i18n/wording.ts'
import { holdFreshSecret } from '../../parts/fresh-secrets.ts'
import { NotHere } from '../../parts/not-here.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { done } from '../../parts/said.ts'
import { SecretOnce } from '../../parts/secret-once.tsx'
import { ShownOnce } from '../../parts/shown-once.tsx'

const PresetChoice = lazy(() => loadPart(() => import('../../form/preset-choice.tsx')))

const pathOf = (section: Section, row: AnyRow) => `/${section.slug}/${encodeURIComponent(String(row[section.resource.key]))}`
/** The administration client that came with a new tenant, which nobody could administer otherwise. */
const secretOf = ({ client_id, client_secret, offer_page }: AnyRow) =>
  // The page of an offer is a secret too: whoever opens it can take the credential.
  typeof offer_page === 'string'
    ? { id: 'offer', secret: offer_page }
    : typeof client_id === 'string' && typeof client_secret === 'string'
      ? { id: client_id, secret: client_secret }
      : undefined

/** A new row of any resource. */
export default function NewRowPage() {
  const { section: slug } = useParams({ strict: false })
  const section = sectionAt(slug ?? '')
  return section?.can.includes('create') ? <NewRow key={section.slug} section={section} /> : <NotHere />
}

const NewRow = ({ section }: { readonly section: Section }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { resource, path } = section
  const { title, about } = resourceWords(resource)
  const { data: names } = useQuery(namesQuery)
  const draft = useDraft({ resource, key: `new:${resource.name}`, base: initialValues(resource), names })
  const making = useCreate({
    path,
    name: wrapperOf(resource),
    list: `/${section.slug}`,
    draft,
    made: (row) => {
      done(t('list.made'))
      // The page of the row shows a secret of its own, this once.
      if (typeof row['secret'] === 'string') holdFreshSecret(String(row[resource.key]), row['secret'])
      if (!secretOf(row) && typeof row['token'] !== 'string') void navigate({ to: pathOf(section, row) })
    },
  })
  const once = making.data && secretOf(making.data)
  const token = making.data?.['token']
  if (making.data && typeof token === 'string') return <MadeWithSecret section={section} row={making.data} shown={<TokenOnce token={token} />} />
  if (making.data && once) return <MadeWithSecret section={section} row={making.data} shown={<SecretOnce secret={once.secret} name={once.id} />} />
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        making.mutate()
      }}
    >
      <PageHead title={t('list.new_of', { what: title })} words={about} />
      {'preset' in resource.fields && (
        <Suspense fallback={null}>
          <PresetChoice resource={resource} draft={draft} path={`${path}/presets`} />
        </Suspense>
      )}
      <FormSections resource={resource} draft={draft} creating only={({ name }) => name !== 'preset'} />
      <Leaving draft={draft} />
      <Group mt="lg" justify="flex-end">
        <Button variant="default" renderRoot={(props) => <Link to={`/${section.slug}`} {...props} />}>
          {t('parts.cancel')}
        </Button>
        <Button type="submit" loading={making.isPending} disabled={Object.values(draft.errors).some((messages) => messages.length > 0)}>
          {t('list.make')}
        </Button>
      </Group>
    </form>
  )
}

const TokenOnce = ({ token }: { readonly token: string }) => {
  const { t } = useTranslation()
  return (
    <ShownOnce title={t('credentials.once')} words={t('credentials.once_words')} value={token} copyWord={t('parts.copy')} id="token">
      {token}
    </ShownOnce>
  )
}

interface MadeParts {
  readonly section: Section
  readonly row: AnyRow
  readonly shown: ReactNode
}

/** A row that was made, with what is shown of it this once. */
const MadeWithSecret = ({ section, row, shown }: MadeParts) => {
  const { t } = useTranslation()
  return (
    <>
      <PageHead title={titleOf(section, row)} words={resourceWords(section.resource).about} />
      {shown}
      <Button mt="lg" renderRoot={(props) => <Link to={pathOf(section, row)} ignoreBlocker {...props} />}>
        {t('credentials.stored')}
      </Button>
    </>
  )
}
