import { Button, FileInput, Group, Progress, Select, Stack, Switch } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Backend } from '#model/backend.ts'
import { create, someOf } from '../../api/rows.ts'
import { randomText } from '../../auth/pkce.ts'
import { may } from '../../auth/tokens.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { refused } from '../../parts/said.ts'
import { actOn, IMPORTS, type ImportRow, uploadText } from './import-row.ts'

interface Chosen {
  readonly file: File
  readonly backend: string | null
  readonly proved: boolean
}

/** Makes the import, uploads its file and has it checked. */
async function begin({ file, backend, proved }: Chosen, told: (share: number) => void): Promise<string> {
  const format = /\.(nd)?jsonl?$/i.test(file.name) ? 'ndjson' : 'csv'
  const given = { name: file.name, format, ...(backend ? { backend_id: backend } : {}), ...(proved ? { proved } : {}) }
  const { id } = await create<ImportRow>(IMPORTS, 'user_import', given, randomText())
  await uploadText(id, file, told)
  await actOn(id, 'check')
  return id
}

/** The stores of people, where there is a choice. */
const BackendInput = ({ chosen, choose }: { readonly chosen: string | null; readonly choose: (id: string | null) => void }) => {
  const { t } = useTranslation()
  const { data: backends = [] } = useQuery(someOf<Backend>('/api/backends', { limit: 200 }, may('identity-providers')))
  if (backends.length < 2) return null
  return (
    <Select
      clearable
      clearButtonProps={{ 'aria-label': t('list.clear') }}
      label={t('imports.backend')}
      placeholder={backends.find((one) => one.is_default)?.name ?? ''}
      data={backends.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen}
      onChange={choose}
    />
  )
}

/** The first step of an import of people: a file, and what is said of it as a whole. */
export default function NewImportPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [file, setFile] = useState<File | null>(null)
  const [backend, setBackend] = useState<string | null>(null)
  const [proved, setProved] = useState(false)
  const [share, setShare] = useState(0)
  const uploading = useMutation({
    mutationFn: (chosen: File) => begin({ file: chosen, backend, proved }, setShare),
    onSuccess: (id) => void navigate({ to: `/user-imports/${encodeURIComponent(id)}` }),
    onError: refused,
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (file) uploading.mutate(file)
      }}
    >
      <PageHead title={t('imports.new')} words={t('imports.new_words')} />
      <Stack className="card" p="lg" maw={720}>
        <FileInput
          required
          clearable
          clearButtonProps={{ 'aria-label': t('list.clear') }}
          accept=".csv,.tsv,.txt,.ndjson,.jsonl,text/csv,application/x-ndjson"
          label={t('imports.file')}
          description={t('imports.file_words')}
          placeholder={t('imports.choose')}
          value={file}
          onChange={setFile}
        />
        <BackendInput chosen={backend} choose={setBackend} />
        <Switch
          label={t('imports.proved')}
          description={t('imports.proved_words')}
          checked={proved}
          onChange={(event) => setProved(event.currentTarget.checked)}
        />
        {uploading.isPending && <Progress value={share * 100} aria-label={t('imports.uploaded')} />}
        <Group justify="flex-end">
          <Button variant="default" renderRoot={(props) => <Link to="/user-imports" {...props} />}>
            {t('parts.cancel')}
          </Button>
          <Button type="submit" loading={uploading.isPending} disabled={!file}>
            {t('imports.check')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
