import { Spotlight } from '@mantine/spotlight'
import '@mantine/spotlight/styles.layer.css'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { chooseFirst, palette, paletteStore } from './palette-store.ts'
import { type Hit, useActions, useFound, useHere, useRecents } from './use-hits.tsx'
import { usePageActions } from './use-page-actions.tsx'

const Line = ({ id, label, description, icon, run }: Hit) => (
  <Spotlight.Action key={id} label={label} leftSection={icon} onClick={run} {...(description ? { description } : {})} />
)

/** ⌘K: finds and does anything. It opens each time that `opened` grows. */
export default function Palette({ opened }: { readonly opened: number }) {
  useEffect(() => {
    if (opened > 0) palette.open()
  }, [opened])
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const found = useFound(text)
  const groups = [
    { label: t('palette.recent'), hits: useRecents(text) },
    { label: t('palette.here'), hits: useHere(text) },
    { label: t('palette.page'), hits: usePageActions(text, opened) },
    { label: t('frame.found'), hits: found },
    { label: t('frame.actions'), hits: useActions(text) },
  ].filter(({ hits }) => hits.length > 0)
  const ids = found.map((hit) => hit.id).join()
  useEffect(() => {
    if (ids) chooseFirst()
  }, [ids])
  return (
    <Spotlight.Root store={paletteStore} query={text} onQueryChange={setText} shortcut={null} scrollable maxHeight={420}>
      <Spotlight.Search maxLength={256} placeholder={t('frame.search')} aria-label={t('frame.search')} leftSection={<IconSearch size={18} />} />
      <Spotlight.ActionsList>
        {groups.map(({ label, hits }) => (
          <Spotlight.ActionsGroup key={label} label={label}>
            {hits.map(Line)}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && <Spotlight.Empty>{t('frame.nothing_found')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
