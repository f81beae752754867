import { Button, Grid, Group, List, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { IconCheck, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { form } from '#fields/form.ts'
import type { AnyResource } from '#fields/resource.ts'
import { mayWrite } from '#fields/write.ts'
import { client as clientResource } from '#model/client.ts'
import { type RecipeKind, startOf, startValues } from '#model/start-values.ts'
import { names as namesQuery } from '../../../api/names.ts'
import type { KnownProgram } from '../../../api/programs.ts'
import type { AnyRow } from '../../../api/rows.ts'
import { useSettings } from '../../../api/settings.ts'
import { type Draft, useDraft } from '../../../form/draft.ts'
import { DraftNotices } from '../../../form/draft-notices.tsx'
import { FieldInput } from '../../../form/field-input.tsx'
import { Leaving } from '../../../form/leaving.tsx'
import { useCreate } from '../../../form/use-create.ts'
import { messageWord } from '../../../i18n/wording.ts'
import { CLIENTS, type ClientRow } from '../client-row.ts'
import { type Inline, InlineNew } from './inline-new.tsx'
import { ProgramAddress } from './program-address.tsx'
import { type Recipe, recipes } from './recipes.ts'

/** Where a new client is made, and as whom: by an administrator, or by the developer who will own it. */
export interface Door {
  readonly path: string
  readonly list: string
  readonly author: 'admin' | 'portal'
}
const administration: Door = { path: CLIENTS, list: '/clients', author: 'admin' }

/** Of the values of a recipe, those that the author may write; for the others the server's defaults are as safe. */
const allowed = (values: AnyRow, author: Door['author']): AnyRow => {
  const { fields }: AnyResource = clientResource
  return Object.fromEntries(Object.entries(values).filter(([name]) => fields[name] && mayWrite(fields[name], author, true)))
}

interface DetailsParts {
  readonly door?: Door
  readonly kind: RecipeKind
  readonly program?: KnownProgram | undefined
  readonly back: () => void
  readonly made: (client: ClientRow & { readonly secret?: string }) => void
}

/** The fields that a client of the chosen kind still needs; the safe values stand beside them, with their reasons. */
export const Details = ({ kind, program, back, made, door = administration }: DetailsParts) => {
  const { t } = useTranslation()
  const recipe = recipes[kind]
  const { data: names } = useQuery(namesQuery)
  const start = program
    ? { ...startOf(kind), ...program.client, ...(program.example === null && { redirect_uris: program.redirect_uris }), name: program.title }
    : startOf(kind)
  const draft = useDraft({ resource: clientResource, key: `new:${door.path}:${program?.name ?? kind}`, base: start, names })
  const chosen = program && {
    ...program.client,
    works_with: program.name,
    name: program.title,
    ...(program.example === null && { redirect_uris: program.redirect_uris }),
  }
  const also = allowed({ kind, ...startValues[kind], ...chosen }, door.author)
  const making = useCreate<ClientRow & { readonly secret?: string }>({ path: door.path, name: 'client', list: door.list, draft, also, made })
  const redirects = Array.isArray(draft.values['redirect_uris']) ? draft.values['redirect_uris'].length : 0
  const ready = Boolean(draft.values['name']) && (!recipe.redirects || redirects > 0) && Object.keys(draft.errors).length === 0
  return (
    <Grid gap="xl">
      <Grid.Col span={{ base: 12, md: 7 }}>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (ready) making.mutate()
          }}
        >
          <DraftNotices resource={clientResource} draft={draft} />
          {program && <ProgramAddress program={program} draft={draft} />}
          <Inputs draft={draft} kind={kind} author={door.author} />
          <Group justify="space-between" mt="lg">
            <Button variant="default" onClick={back}>
              {t('wizard.back')}
            </Button>
            <Button type="submit" disabled={!ready} loading={making.isPending}>
              {t(door.author === 'portal' ? 'portal.make' : 'wizard.make')}
            </Button>
          </Group>
        </form>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Reasons recipe={recipes[kind]} program={program} />
      </Grid.Col>
      <Leaving draft={draft} />
    </Grid>
  )
}

/** The values that follow from the kind and the program, with their reasons. */
const Reasons = ({ recipe, program }: { readonly recipe: Recipe; readonly program: KnownProgram | undefined }) => {
  const { t } = useTranslation()
  return (
    <Stack className="card" p="lg" gap="sm">
      <Title order={2} size="h3">
        {t('wizard.set_for_you')}
      </Title>
      <List
        spacing="sm"
        size="sm"
        icon={
          <ThemeIcon size={20} radius="xl" color="teal.8">
            <IconCheck size={14} aria-hidden />
          </ThemeIcon>
        }
      >
        {recipe.reasons.map((reason) => (
          <List.Item key={reason}>{String(t(reason))}</List.Item>
        ))}
        {program?.quirks.map(({ does }) => (
          <List.Item key={does}>{messageWord(does)}</List.Item>
        ))}
      </List>
      <Text size="sm" c="dimmed">
        {t('wizard.all_later')}
      </Text>
    </Stack>
  )
}

/** Adds the row that was just made to the new client. */
function take(draft: Draft, what: Inline, { id, name }: AnyRow): void {
  if (what === 'identity_provider') {
    draft.set('identity_provider', { id })
    return
  }
  if (what === 'namespace') {
    draft.set('namespace', id)
    return
  }
  const before = Array.isArray(draft.values['authorized_scopes']) ? draft.values['authorized_scopes'] : []
  draft.set('authorized_scopes', [...before, { id, name }])
}

const Inputs = ({ draft, kind, author }: { readonly draft: Draft; readonly kind: RecipeKind; readonly author: Door['author'] }) => {
  const { t } = useTranslation()
  const recipe = recipes[kind]
  const [inline, openInline] = useState<Inline>()
  const { data: names } = useQuery(namesQuery)
  const settings = useSettings()
  const inputs = form(clientResource, author)
  const wanted = ['name', 'description', ...(recipe.redirects ? ['redirect_uris'] : []), ...(kind === 'spa' ? ['allowed_origins'] : []), 'contacts']
  const draw = (name: string) => {
    const input = inputs.find((each) => each.name === name && each.editable !== 'never')
    if (!input) return undefined
    const required = name === 'name' || name === 'redirect_uris'
    return <FieldInput key={name} resource={clientResource} input={{ ...input, required }} draft={draft} names={names} settings={settings} creating />
  }
  const withNew = (name: string, what: Inline) => (
    <Group key={name} align="flex-end" wrap="nowrap" gap="xs">
      <div style={{ flex: 1 }}>{draw(name)}</div>
      <Button variant="default" px="xs" aria-label={t(`wizard.inline.${what}`)} onClick={() => openInline(what)}>
        <IconPlus size={16} />
      </Button>
    </Group>
  )
  return (
    <Stack className="card" p="lg" gap="md">
      {wanted.map((name) => (
        <div key={name}>
          {draw(name)}
          {name === 'redirect_uris' && (
            <Text size="xs" c="dimmed" mt={4}>
              {t('wizard.example')} <span className="mono">{recipe.example}</span>
            </Text>
          )}
        </div>
      ))}
      {author === 'admin' && withNew('namespace', 'namespace')}
      {author === 'admin' && recipe.redirects && withNew('identity_provider', 'identity_provider')}
      {author === 'admin' && withNew('authorized_scopes', 'scope')}
      {inline && (
        <InlineNew
          what={inline}
          close={() => openInline(undefined)}
          made={(row) => {
            take(draft, inline, row)
            openInline(undefined)
          }}
        />
      )}
    </Stack>
  )
}
