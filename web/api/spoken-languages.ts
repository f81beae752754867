import { queryOptions } from '@tanstack/react-query'
import type { Translation } from '#model/translation.ts'
import { languages } from '../i18n/language.ts'
import { fetchPage } from './rows.ts'

/** The languages of the pages, as choices: those built in, and the translations of the tenant. */
export const spokenLanguages = queryOptions({
  queryKey: ['/api/translations', 'choices'],
  queryFn: async ({ signal }) => {
    const { data } = await fetchPage<Translation>('/api/translations', { limit: 100 }, signal)
    const own = data.map(({ language, name }) => ({ value: language, label: name }))
    const builtIn = Object.entries(languages).map(([value, label]) => ({ value, label }))
    return [...builtIn.filter(({ value }) => !own.some((each) => each.value === value)), ...own]
  },
})
