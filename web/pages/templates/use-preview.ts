import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ColourScheme } from '#model/palette.ts'
import { call } from '../../api/call.ts'
import { Problem } from '../../api/problem.ts'

/** A template to be drawn with sample data. */
export interface PreviewOrder {
  readonly name: string
  readonly body: string
  readonly subject?: string | undefined
  readonly identity_provider_id?: string | undefined
  readonly language: string
  readonly scheme: ColourScheme
}
/** A page, or a letter with its subject and text. */
export interface DrawnTemplate {
  readonly html: string
  readonly subject?: string
  readonly text?: string
}

/** Milliseconds after the last key before the template is drawn again (debounce). */
const PAUSE = 300

/** The page or letter that the server draws of a template with sample data, and the faults that saving the template would find. */
export function usePreview(order: PreviewOrder) {
  const [settled] = useDebouncedValue(order, PAUSE)
  const query = useQuery({
    queryKey: ['template-preview', settled],
    queryFn: async ({ signal }) =>
      (await call<{ readonly data: DrawnTemplate }>('/api/templates/preview', { method: 'POST', body: settled, signal })).body.data,
    placeholderData: keepPreviousData,
    retry: false,
    enabled: settled.name !== '',
  })
  const errors = query.error instanceof Problem ? query.error.errors : {}
  return { drawn: query.data, faults: Object.values(errors).flat(), failure: query.error instanceof Problem ? undefined : query.error }
}
