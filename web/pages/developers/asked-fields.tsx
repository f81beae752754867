import { Checkbox, TagsInput, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { client } from '#model/client.ts'
import { type Reviewed, type ReviewedKind, reviewedFields } from '#model/reviewed.ts'
import type { ClientRow } from '../clients/client-row.ts'

/** The values that a developer typed, by the kind of item they ask for. */
export type Asked = { readonly [K in ReviewedKind]?: readonly string[] }

const isNew = (value: string, { field }: Reviewed, application: ClientRow) => value !== '' && value !== application[field]

/** The items that these fields ask for: values that the application does not have yet. */
export const itemsOf = (asked: Asked, application: ClientRow) =>
  reviewedFields.flatMap((how) =>
    (asked[how.kind] ?? []).map((value) => value.trim()).flatMap((value) => (isNew(value, how, application) ? [{ kind: how.kind, value }] : [])),
  )

/** The value that a choice has when it does not narrow. */
const widest = ({ field, free }: Reviewed): string => {
  const { choices } = client.fields[field].kind
  return (Array.isArray(choices) ? choices.find((choice) => choice !== free) : undefined) ?? String(!free)
}

interface AskedFieldsParts {
  readonly application: ClientRow
  readonly asked: Asked
  readonly ask: (asked: Asked) => void
  /** The fault of the items of a kind, if any. */
  readonly faultOf: (kind: ReviewedKind) => string | undefined
}

/** A field for each thing that a live application changes by a review only. */
export const AskedFields = ({ application, asked, ask, faultOf }: AskedFieldsParts) => {
  const { t } = useTranslation()
  const say = (kind: ReviewedKind, values: readonly string[]) => ask({ ...asked, [kind]: values })
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('portal.face_words')}
      </Text>
      {reviewedFields.map((how) => {
        const { field, kind, many, free } = how
        const label = t(`portal.items.${kind}`)
        const error = faultOf(kind)
        if (many)
          return (
            <TagsInput key={kind} label={label} error={error} value={[...(asked[kind] ?? [])]} onChange={(values) => say(kind, values)} splitChars={[' ']} />
          )
        if (free === undefined)
          return (
            <TextInput
              key={kind}
              label={label}
              error={error}
              value={asked[kind]?.[0] ?? String(application[field] ?? '')}
              onChange={(event) => say(kind, [event.currentTarget.value])}
            />
          )
        if (application[field] !== free) return null
        const value = widest(how)
        const change = (checked: boolean) => say(kind, checked ? [value] : [])
        return (
          <Checkbox
            key={kind}
            label={`${label}: ${value}`}
            error={error}
            checked={asked[kind] !== undefined && asked[kind].length > 0}
            onChange={(event) => change(event.currentTarget.checked)}
          />
        )
      })}
    </>
  )
}
