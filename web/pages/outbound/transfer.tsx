import { Button, FileButton } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { form } from '#fields/form.ts'
import { wrapperOf } from '#fields/resource.ts'
import type { Query } from '../../api/call.ts'
import { type AnyRow, create, fetchPage } from '../../api/rows.ts'
import type { Section } from '../../api/sections.ts'
import { randomText } from '../../auth/pkce.ts'
import { download } from '../../parts/download.ts'
import { done, refused } from '../../parts/said.ts'

/** How many rows one file holds at most. */
const MOST = 20_000

async function everything(path: string, query: Query): Promise<readonly AnyRow[]> {
  const rows: AnyRow[] = []
  for (let after: string | undefined; ; ) {
    const page = await fetchPage(path, { ...query, limit: 200, total: false, after })
    rows.push(...page.data)
    after = page.page?.next ?? undefined
    if (!after || rows.length >= MOST) return rows
  }
}

/** Takes the list as it is narrowed now along in a file. No secret is in it: the API tells none. */
export const ExportButton = ({ section, query }: { readonly section: Section; readonly query: Query }) => {
  const { t } = useTranslation()
  const exporting = useMutation({
    mutationFn: () => everything(section.path, query),
    onSuccess: (rows) => download(`${section.slug}.json`, JSON.stringify(rows, null, 2), 'application/json'),
    onError: refused,
  })
  return (
    <Button variant="default" loading={exporting.isPending} onClick={() => exporting.mutate()}>
      {t('outbound.export')}
    </Button>
  )
}

/** The members of an exported row that a creation takes. */
const sendable = ({ resource }: Section, row: AnyRow): AnyRow => {
  const writable = new Set(form(resource, 'admin').flatMap(({ name, editable }) => (editable === 'never' ? [] : [name])))
  return Object.fromEntries(Object.entries(row).filter(([name, value]) => writable.has(name) && value !== null))
}

/** Makes the rows of a file that was exported. The first that is refused ends it; those before it stay. */
export const ImportButton = ({ section }: { readonly section: Section }) => {
  const { t } = useTranslation()
  const importing = useMutation({
    mutationFn: async (file: File) => {
      const rows: unknown = JSON.parse(await file.text())
      if (!Array.isArray(rows)) throw new Error(t('outbound.no_list'))
      for (const row of rows) await create(section.path, wrapperOf(section.resource), sendable(section, row as AnyRow), randomText())
      return rows.length
    },
    onSuccess: (count) => done(t('outbound.imported', { count })),
    onError: refused,
  })
  return (
    <FileButton accept="application/json" onChange={(file) => file && importing.mutate(file)}>
      {(props) => (
        <Button variant="default" loading={importing.isPending} {...props}>
          {t('outbound.import')}
        </Button>
      )}
    </FileButton>
  )
}
