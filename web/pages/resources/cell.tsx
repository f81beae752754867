import { Anchor, Badge, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AnyRow } from '../../api/rows.ts'
import { type Section, titleOf } from '../../api/sections.ts'
import { ShownValue } from '../../form/shown-value.tsx'
import { actionWord, agentWord, messageWord } from '../../i18n/wording.ts'
import { When } from '../../parts/when.tsx'
import { namedRow, openSectionOf } from './row-names.ts'

/** One value in a list, by its kind: a link to the row first, references by name, moments relative. */
export const Cell = ({ section, name, row, first }: { readonly section: Section; readonly name: string; readonly row: AnyRow; readonly first: boolean }) => {
  const { t } = useTranslation()
  const field = section.resource.fields[name]
  const value = row[name]
  const choices = field?.kind.choices
  if (field?.kind.widget === 'reference' && typeof value === 'string' && choices && 'resource' in choices)
    return <RowLink resource={choices.resource} id={value} name={nameIn(row, name)} />
  if (name === 'actor_id' && typeof value === 'string') return <RowLink resource={String(row['actor_type'])} id={value} />
  const shown = name.endsWith('_at') || name === 'at' || name === 'auth_time' ? <When at={Number(value ?? 0)} /> : undefined
  if (first)
    return (
      <Anchor
        size="sm"
        fw={550}
        c="inherit"
        renderRoot={(props) => <Link to={`/${section.slug}/${encodeURIComponent(String(row[section.resource.key]))}`} {...props} />}
      >
        {shown ?? String(value ?? titleOf(section, row))}
      </Anchor>
    )
  if (shown) return shown
  const words = inWords[`${section.resource.name}.${name}`]
  if (words && typeof value === 'string') return <Spoken value={value} words={words(value)} />
  if (typeof value === 'boolean')
    return value ? (
      <Badge variant="light">{t('parts.yes')}</Badge>
    ) : (
      <Text span c="dimmed" size="sm">
        {t('parts.no')}
      </Text>
    )
  if (Array.isArray(value) && value.length > 0)
    return (
      <Group gap={4}>
        {value.slice(0, 3).map((part) => (
          <Badge key={String(part)} variant="default">
            {String(part)}
          </Badge>
        ))}
        {value.length > 3 && (
          <Text span size="xs" c="dimmed">
            +{value.length - 3}
          </Text>
        )}
      </Group>
    )
  return (
    <Text span size="sm" lineClamp={2}>
      <ShownValue field={field} value={value} />
    </Text>
  )
}

/** Values that programs write, and that people read in words. */
const inWords: Readonly<Record<string, (value: string) => string>> = {
  'audit_event.action': actionWord,
  'session.agent': agentWord,
  // Those of the server itself are said in the reader's language; those of others stay as they were written.
  'scope.label': messageWord,
  'role.description': messageWord,
}

/** A value in words; as it is written for programs in the tooltip. */
const Spoken = ({ value, words }: { readonly value: string; readonly words: string }) => (
  <Text span size="sm" title={value} lineClamp={2}>
    {words}
  </Text>
)

/** The names that the API tells with a row, so that they need not be asked for one by one. */
const nameIn = (row: AnyRow, field: string): string | undefined => {
  const name = field === 'user_id' ? row['username'] : field === 'client_id' ? row['client_name'] : undefined
  return typeof name === 'string' ? name : undefined
}

interface RowLinkParts {
  readonly resource: string
  readonly id: string
  /** Its name, where that is known. */
  readonly name?: string | undefined
  /** It stands within a sentence, where colour alone would not tell it apart (WCAG 2.2 §1.4.1). */
  readonly inText?: boolean
}

/** A reference, by the name of the row it leads to; without a link where the reader may not open that row. */
export const RowLink = ({ resource, id, name, inText = false }: RowLinkParts) => {
  const section = openSectionOf(resource)
  const known = namedRow({ resource, id })
  const { data } = useQuery({ ...known, enabled: known.enabled && name === undefined })
  if (!section) return name === undefined ? <span className="mono">{id}</span> : <span>{name}</span>
  return (
    <Anchor size="sm" underline={inText ? 'always' : 'hover'} renderRoot={(props) => <Link to={`/${section.slug}/${encodeURIComponent(id)}`} {...props} />}>
      {name ?? (data ? titleOf(section, data.row) : id)}
    </Anchor>
  )
}
