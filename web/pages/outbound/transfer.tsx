import { Button, FileButton } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { form } from '#fields/form.ts'
import type { Query } from '../../api/call.ts'
import { loadPart } from '../../api/load-part.ts'
import { type AnyRow, fetchPage } from '../../api/rows.ts'
import type { Section } from '../../api/sections.ts'
import { download } from '../../parts/download.ts'
import { refused } from '../../parts/said.ts'

const ImportPreview = lazy(() => loadPart(() => import('./import-preview.tsx')))

/** How many rows one file holds at most: as many as an import takes. */
const MOST = 2000

async function everything(path: string, query: Query): Promise<readonly AnyRow[]> {
  const rows: AnyRow[] = []
  for (let after: string | undefined; ; ) {
    const page = await fetchPage(path, { ...query, limit: 200, total: false, after })
    rows.push(...page.data)
    after = page.page?.next ?? undefined
    if (!after || rows.length >= MOST) return rows
  }
}

/** The collection of a section in a document of the register. */
const collectionOf = ({ path }: Section): string => path.split('/').at(-1) ?? ''

/** The members of a row that an import takes, and the key, to which other rows refer. */
const entryOf = ({ resource }: Section, row: AnyRow): AnyRow => {
  const writable = new Set(form(resource, 'admin').flatMap(({ name, editable }) => (editable === 'never' ? [] : [name])))
  return Object.fromEntries(Object.entries(row).filter(([name]) => name === resource.key || writable.has(name)))
}

/** Takes the list as it is narrowed now along in a file that an import takes. No secret is in it: the API tells none. */
export const ExportButton = ({ section, query }: { readonly section: Section; readonly query: Query }) => {
  const { t } = useTranslation()
  const exporting = useMutation({
    mutationFn: () => everything(section.path, query),
    onSuccess: (rows) =>
      download(`${section.slug}.json`, JSON.stringify({ [collectionOf(section)]: rows.map((row) => entryOf(section, row)) }, null, 2), 'application/json'),
    onError: refused,
  })
  return (
    <Button variant="default" loading={exporting.isPending} onClick={() => exporting.mutate()}>
      {t('outbound.export')}
    </Button>
  )
}

/** Reads a file of the register: a document, or a list of rows of this section. */
async function readFile(section: Section, file: File): Promise<AnyRow | undefined> {
  const read: unknown = JSON.parse(await file.text())
  if (Array.isArray(read)) return { [collectionOf(section)]: read }
  return typeof read === 'object' && read !== null ? (read as AnyRow) : undefined
}

/** Imports a file that was exported: first it is shown what would be done, and what is wrong. */
export const ImportButton = ({ section }: { readonly section: Section }) => {
  const { t } = useTranslation()
  const [document, setDocument] = useState<AnyRow>()
  const reading = useMutation({
    mutationFn: async (file: File) => {
      const read = await readFile(section, file)
      if (!read) throw new Error(t('outbound.no_list'))
      return read
    },
    onSuccess: setDocument,
    onError: refused,
  })
  return (
    <>
      <FileButton accept="application/json" onChange={(file) => file && reading.mutate(file)}>
        {(props) => (
          <Button variant="default" loading={reading.isPending} {...props}>
            {t('outbound.import')}
          </Button>
        )}
      </FileButton>
      {document && (
        <Suspense>
          <ImportPreview document={document} close={() => setDocument(undefined)} />
        </Suspense>
      )}
    </>
  )
}
